"""When an article was published: what is stated, what its text hints at, and what the two together allow."""
