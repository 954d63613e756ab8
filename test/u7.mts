import {open,browser,step} from './u.mts'
import {readFileSync} from 'node:fs'
const o=await open(390,844,'light',true); const {p}=o; await o.signin(); 
await p.goto('http://127.0.0.1:3950/spaces/2'); await p.waitForTimeout(2000)
await step('tap',async()=>{const c=p.locator('canvas').first(); await c.scrollIntoViewIfNeeded(); const b=await c.boundingBox(); await p.touchscreen.tap(b!.x+200,b!.y+80); await p.waitForTimeout(700); await o.shot('60-tap')})
await step('time390',async()=>{await p.getByRole('button',{name:/Time range/}).tap(); await p.waitForTimeout(500); await o.shot('61-time390'); await p.keyboard.press('Escape')})
await p.goto('http://127.0.0.1:3950/metrics/aws.ec2.cpu?chart.by=role'); await p.waitForTimeout(1800); await o.shot('62-metric390')
await p.goto('http://127.0.0.1:3950/spaces/2'); await p.waitForTimeout(1000); 
await step('account390',async()=>{await p.getByRole('button',{name:'Account'}).tap(); await p.waitForTimeout(500); await o.shot('63-account390'); console.log(await p.locator('[role=menu],[role=dialog],dialog[open]').first().innerText())})
console.log(o.complaints())
const k=await open(1440,900,'dark'); await k.signin(); await k.p.goto('http://127.0.0.1:3950/spaces/2'); await k.p.waitForTimeout(1800)
// keyboard
await step('kbd',async()=>{await k.p.keyboard.press('j'); await k.p.keyboard.press('j');await k.p.keyboard.press('j');await k.p.keyboard.press('j');await k.p.keyboard.press('j'); await k.p.waitForTimeout(400); await k.shot('70-kbd-j'); console.log('focus',await k.p.evaluate(()=>document.activeElement?.outerHTML.slice(0,160)))
 for(let i=0;i<6;i++){await k.p.keyboard.press('Tab'); console.log(await k.p.evaluate(()=>{const e=document.activeElement as HTMLElement;return e.tagName+' '+(e.getAttribute('aria-label')??e.textContent)?.slice(0,60)})}})
await step('kbd-slider',async()=>{const s=k.p.getByRole('slider').first(); await s.focus(); await k.p.keyboard.press('ArrowLeft');await k.p.keyboard.press('ArrowLeft'); await k.p.waitForTimeout(400); await k.shot('71-slider'); return await s.evaluate(e=>[...e.attributes].map(a=>a.name+'='+a.value).join(' ').slice(0,500))+' '+k.p.url()})
await step('star',async()=>{await k.p.getByRole('button',{name:'Favourite Web fleet'}).click(); await k.p.waitForTimeout(700); await k.p.goto('http://127.0.0.1:3950/spaces'); await k.p.waitForTimeout(1200); await k.shot('72-star'); })
await step('palette time',async()=>{await k.p.keyboard.press('Control+k'); await k.p.waitForTimeout(400); await k.shot('73-palette'); await k.p.keyboard.type('wall'); await k.p.waitForTimeout(700); await k.shot('74-palette-wall'); await k.p.keyboard.press('Escape')})
console.log(k.complaints())
// outage
await k.p.goto('http://127.0.0.1:3950/spaces/2'); await k.p.waitForTimeout(2000)
const {execSync}=await import('node:child_process'); const pid=execSync("ss -ltnp 2>/dev/null | grep ':3950 ' | grep -o 'pid=[0-9]*' | head -1 | cut -d= -f2").toString().trim()||process.argv[2]; console.log('pid',pid)
process.kill(Number(pid),'SIGSTOP'); for(const s of [10,25,45]){await k.p.waitForTimeout(s===10?10000:s===25?15000:20000); await k.shot('80-stop-'+s); console.log(s,(await k.p.locator('body').innerText()).slice(0,500).replace(/\n/g,' / '))}
process.kill(Number(pid),'SIGCONT'); await k.p.waitForTimeout(8000); await k.shot('81-cont'); console.log('cont',(await k.p.locator('body').innerText()).slice(0,300).replace(/\n/g,' / '))
process.kill(Number(pid),'SIGTERM'); await k.p.waitForTimeout(12000); await k.shot('82-killed'); console.log('killed',(await k.p.locator('body').innerText()).slice(0,400).replace(/\n/g,' / '))
await step('kill-zoom',async()=>{await k.p.keyboard.press('ArrowLeft'); await k.p.waitForTimeout(3000); await k.shot('83-killed-earlier'); console.log((await k.p.locator('main').innerText()).slice(0,600).replace(/\n/g,' / '))})
await step('kill-nav',async()=>{await k.p.getByRole('link',{name:'Metrics'}).click(); await k.p.waitForTimeout(5000); await k.shot('84-killed-metrics'); console.log((await k.p.locator('main').innerText()).slice(0,300).replace(/\n/g,' / '))})
await browser.close()
