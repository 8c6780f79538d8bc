create index concerns_provisional on concerns (received_at) where status = 'PROVISIONAL';
