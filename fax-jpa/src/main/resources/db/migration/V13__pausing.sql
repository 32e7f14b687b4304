-- Which accounts give a setting, whatever the number of accounts.
create index setting_name on setting (name, scope);
