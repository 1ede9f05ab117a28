"""Units and currencies: what they measure, and their size in the base unit of the dimension.

Sizes are those of the SI and of the international yard and pound; a month and a year are those of
the Gregorian calendar's mean (2,629,746 and 31,556,952 seconds).
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.facets import Dimension
from claims.quantities.currencies import CURRENCY_WORDS, SUBUNITS


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its singular English word or ISO 4217 code.

    A number of this unit is `number * factor + offset` in the base unit of `dimension`.
    """

    name: str
    dimension: Dimension
    factor: float
    offset: float = 0.0


_TABLE: dict[Dimension, str] = {
    Dimension.DURATION: """
        microsecond 1e-6 microseconds; nanosecond 1e-9 nanoseconds
        millisecond 0.001 milliseconds ms; second 1 seconds sec secs s; minute 60 minutes min mins
        hour 3600 hours hr hrs h; day 86400 days; night 86400 nights; week 604800 weeks
        fortnight 1209600 fortnights; month 2629746 months; quarter 7889238; year 31556952 years
        yr yrs; decade 315569520 decades; century 3155695200 centuries""",
    Dimension.LENGTH: """
        nanometre 1e-9 nanometres nanometers nanometer nm; micron 1e-6 microns
        millimetre 0.001 millimetres millimeter millimeters mm
        centimetre 0.01 centimetres centimeter centimeters cm; metre 1 metres meter meters m
        kilometre 1000 kilometres kilometer kilometers km kms; inch 0.0254 inches
        foot 0.3048 feet ft; yard 0.9144 yards yd yds; mile 1609.344 miles mi
        decimetre 0.1 decimetres decimeter decimeters dm; fathom 1.8288 fathoms
        furlong 201.168 furlongs
        nautical_mile 1852 nautical_miles; light-year 9.4607304725808e15 light-years""",
    Dimension.AREA: """
        hectare 10000 hectares ha; acre 4046.8564224 acres
        square_metre 1 square_metres square_meter square_meters sqm m² m2 sq_m
        square_kilometre 1e6 square_kilometres square_kilometer square_kilometers km² km2 sq_km
        km_squared kilometres_squared kilometers_squared
        square_foot 0.09290304 square_feet sq_ft sqft; square_mile 2589988.110336 square_miles sq_mi
        square_inch 0.00064516 square_inches; square_yard 0.83612736 square_yards""",
    Dimension.VOLUME: """
        litre 1 litres liter liters l; millilitre 0.001 millilitres milliliter milliliters ml
        hectolitre 100 hectolitres hectoliter hectoliters hl; centilitre 0.01 centilitres cl
        decilitre 0.1 decilitres; cubic_yard 764.554857984 cubic_yards; cubic_kilometre 1e12
        cubic_kilometres cubic_kilometers km³ km3; acre-foot 1233481.83754752 acre-feet
        gallon 3.785411784 gallons gal; pint 0.473176473 pints; quart 0.946352946 quarts
        cubic_metre 1000 cubic_metres cubic_meter cubic_meters m³ m3
        cubic_foot 28.316846592 cubic_feet; barrel 158.987294928 barrels bbl
        cup 0.2365882365 cups; teaspoon 0.00492892159375 teaspoons tsp
        tablespoon 0.01478676478125 tablespoons tbsp; bushel 35.23907016688 bushels
        cubic_centimetre 0.001 cubic_centimetres cubic_centimeters cc""",
    Dimension.MASS: """
        milligram 1e-6 milligrams mg; microgram 1e-9 micrograms mcg µg
        gram 0.001 grams gramme grammes g
        kilogram 1 kilograms kilogramme kilogrammes kilo kilos kg kgs; tonne 1000 tonnes
        metric_ton 1000 metric_tons metric_tonnes; ton 907.18474 tons; ounce 0.028349523125 ounces
        oz; pound 0.45359237 pounds lb lbs; stone 6.35029318""",
    Dimension.SPEED: """
        kilometre_per_hour 0.2777777777777778 kilometres_per_hour kilometers_per_hour
        kilometer_per_hour kilometres_an_hour kilometers_an_hour km/h kph kmh km/hr kmph
        mile_per_hour 0.44704 miles_per_hour miles_an_hour mph mi/h
        metre_per_second 1 metres_per_second meters_per_second meter_per_second m/s
        kilometre_per_second 1e3 kilometres_per_second kilometers_per_second km/s
        foot_per_second 0.3048 feet_per_second
        knot 0.5144444444444445 knots""",
    Dimension.POWER: """
        watt 1 watts w; kilowatt 1e3 kilowatts kw; megawatt 1e6 megawatts mw; gigawatt 1e9 gigawatts
        gw; terawatt 1e12 terawatts tw; horsepower 745.6998715822702 hp""",
    Dimension.ENERGY: """
        joule 1 joules; kilojoule 1e3 kilojoules kj; megajoule 1e6 megajoules mj
        calorie 4.184 calories; kilocalorie 4184 kilocalories kcal; watt-hour 3600 watt-hours wh
        kilowatt-hour 3.6e6 kilowatt-hours kilowatt_hours kilowatt_hour kwh
        megawatt-hour 3.6e9 megawatt-hours megawatt_hours megawatt_hour mwh
        gigawatt-hour 3.6e12 gigawatt-hours gigawatt_hours gwh
        terawatt-hour 3.6e15 terawatt-hours terawatt_hours twh; kiloton 4.184e12 kilotons
        megaton 4.184e15 megatons; british_thermal_unit 1055.05585262 british_thermal_units btu""",
    Dimension.DATA: """
        bit 0.125 bits; byte 1 bytes; kilobyte 1e3 kilobytes kb; megabyte 1e6 megabytes mb
        gigabyte 1e9 gigabytes gb; terabyte 1e12 terabytes tb; petabyte 1e15 petabytes pb
        kilobit 125 kilobits; megabit 1.25e5 megabits; gigabit 1.25e8 gigabits""",
    Dimension.FREQUENCY: """
        hertz 1 hz; kilohertz 1e3 khz; megahertz 1e6 mhz; gigahertz 1e9 ghz""",
    Dimension.RATIO: """
        percent 0.01 per_cent percentage pct % pc""",
    Dimension.PERCENTAGE_POINT: """
        percentage_point 0.01 percentage_points percent_points pp ppt ppts %_point %_points
        basis_point 0.0001 basis_points bps""",
    Dimension.ANGLE: "arcminute 0.016666666666666666 arcminutes; arcsecond 0.0002777777777777778",
    Dimension.TEMPERATURE: """
        degree_celsius 1 degrees_celsius degrees_centigrade degree_centigrade °c ºc celsius
        degrees_c degree_c centigrade deg_c ℃ celcius degrees_celcius degree_celcius""",
}


def _is_number(word: str) -> bool:
    return word[:1].isdigit()


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for dimension, table in _TABLE.items():
        words = table.replace(";", " ").split()
        for word, following in zip(words, [*words[1:], ""], strict=True):
            if _is_number(following):
                unit = Unit(word.replace("_", " "), dimension, float(following))
            if not _is_number(word):
                units[word.replace("_", " ").replace("-", " ")] = unit
                units[word.replace("_", " ")] = unit
    for word, currency in CURRENCY_WORDS.items():
        units[word] = Unit(currency, Dimension.MONEY, 1.0)
    for word, (currency, factor) in SUBUNITS.items():
        units[word] = Unit(currency, Dimension.MONEY, factor)
    for code in ("USD", "EUR", "GBP", "SEK", "NOK", "DKK"):  # "30 MUSD": millions
        units[f"m{code.lower()}"] = Unit(code, Dimension.MONEY, 1e6)
    fahrenheit = Unit("degree fahrenheit", Dimension.TEMPERATURE, 5 / 9, -160 / 9)
    for word in ("degree fahrenheit", "fahrenheit", "degree farenheit", "farenheit"):
        units[word] = units[word.replace("degree", "degrees")] = fahrenheit
    for word in ("°f", "ºf", "°fahrenheit", "degrees f", "degree f", "deg f"):
        units[word] = fahrenheit
    units["°celsius"] = units["celsius"]
    units["kelvin"] = Unit("kelvin", Dimension.TEMPERATURE, 1.0, -273.15)
    for word in ("degree", "degrees", "deg", "°", "º"):
        units[word] = Unit("degree", Dimension.TEMPERATURE, 1.0)
    for word in ("point", "points"):
        units[word] = Unit("point", Dimension.COUNT, 1.0)
    return units


UNITS = _units()
"""Every spelling of every unit in lower case, words parted by one space."""
