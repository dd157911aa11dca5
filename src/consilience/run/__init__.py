"""Where a build runs, never what it runs: workers, progress, the folder in which unfinished work waits."""
