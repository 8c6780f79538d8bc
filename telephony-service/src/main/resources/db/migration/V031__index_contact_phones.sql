create index contacts_phone on contacts (phone) where phone is not null;
