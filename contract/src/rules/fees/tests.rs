mod bills;
mod example;
mod parts;
mod properties;
mod worked;
