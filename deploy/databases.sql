-- One database per service.
create database gateway;
create database org;
create database member;
create database activity;
create database evaluation;
