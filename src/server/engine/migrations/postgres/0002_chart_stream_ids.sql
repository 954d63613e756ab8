-- The streams of charts are kept inside their chart, but their ids are unique in the account.

CREATE SEQUENCE chart_stream_ids;
