-- When a child is where is found by the child. By the place it holds nobody looks for it any more.

DROP INDEX meetings_of_enrolment;
