"""Learning of the reader: a tagger and a parser show it some thousand articles, and it learns to say the same."""
