"""Rules of a kommissorium that are judged by: what values they take, and what is judged by them."""
