//! Browser journeys and acceptance tests of kehou.
