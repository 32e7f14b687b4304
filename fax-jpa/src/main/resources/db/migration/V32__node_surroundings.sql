-- What each node sees around it: its switches and its disks, as JSON.
alter table node add column surroundings text default '{}' not null;
