-- The number of the one who may write what a call comes to. It grows whenever another life of a node
-- takes the call over; whoever has an older number changes nothing.
alter table attempt add column fence bigint not null default 1;

-- Since when nobody has heard of the call; its end is asked for until a while after that.
alter table attempt add column lost_at timestamp with time zone;

-- For what a life that is over has left, and what it ended last.
drop index attempt_live;
create index attempt_live on attempt (live, incarnation, ended_at);

-- The life of a node that prepares the document, and the number that it has to show when it is done.
alter table job add column prepared_by uuid;
alter table job add column preparation_fence bigint not null default 0;
