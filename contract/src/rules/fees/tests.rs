mod bills;
mod example;
mod giving_up;
mod parts;
mod properties;
mod spans;
mod told;
mod worked;
