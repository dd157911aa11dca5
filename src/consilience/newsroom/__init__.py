"""What is done over a store: articles are added one by one, stories told on demand, persons decide, feeds are watched.

    with open_store("news.db") as store:
        added = add(store, read(["reports/"], settings), settings, at=now)
        for line in store.stories():
            dossier = tell(store, line.id, settings)

The stages do the work and the store keeps it; here it is said in which order, and what is written together.
"""
