-- One index finds the applications of a child and lets one of a round be in force. An index by child is in the order of nobody's
-- arrival: each costs an application a page of its own to write and to sync (docs/decisions.md, 45).

DROP INDEX applications_of_child;
DROP INDEX applications_in_force;
CREATE UNIQUE INDEX applications_of_child_once_in_force
    ON applications (child_id, round_id, (CASE state WHEN 'valid' THEN 0 ELSE seq END));
