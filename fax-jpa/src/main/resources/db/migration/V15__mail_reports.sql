-- Mails that tell of mail which did not become a fax: written when it happens, sent afterwards.
create table mail_report (
  id uuid primary key,
  topic varchar(400) not null,
  recipients text not null,
  subject varchar(300) not null,
  body text not null,
  state varchar(16) not null,
  tries integer not null,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  last_error text not null,
  version bigint not null
);
create index mail_report_due on mail_report (state, due_at);
create index mail_report_topic on mail_report (topic, created_at);
