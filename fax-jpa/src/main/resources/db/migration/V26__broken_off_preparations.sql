-- How often a preparation ended without a word, perhaps with the whole process. A document that does so
-- three times is set aside.
alter table job add column preparations_broken_off integer not null default 0;
