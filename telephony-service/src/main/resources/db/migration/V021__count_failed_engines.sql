-- Voice engines that could not be reached for this call: the next one is tried.
alter table calls add column engines_failed int not null default 0;
