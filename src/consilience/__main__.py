"""`python -m consilience`: the same as the command, for where its script is not on the path."""

from consilience.cli import main

if __name__ == "__main__":  # worker processes import this file under another name
    main()
