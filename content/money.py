"""How money is written in texts: its codes, its signs and its names, in one place.

The codes are those of ISO 4217 as of 1 January 2026 (list one, published by SIX), without funds,
metals, units of account and codes for tests. The standard changes about once a year.
"""

from __future__ import annotations

# fmt: off
CURRENCY_CODES = frozenset((
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD",
    "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
    "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN",
    "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
    "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK",
    "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT",
    "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES",
    "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
))
# fmt: on
# In a text, “ALL 3 tablets” is a word in capitals far more often than the money of Albania.
CODES_IN_TEXTS = CURRENCY_CODES - {"ALL", "CUP", "TOP"}
# What people write in the place of a code, in capitals. The first code is meant, unless a reader
# or the clinic counts in another one of them.
SIGNS = {
    "₹": ("INR",),
    "RS": ("INR", "PKR", "LKR", "NPR"),
    "£": ("GBP",),
    "€": ("EUR",),
    "$": ("USD", "AUD", "CAD", "NZD", "SGD"),
    "¥": ("JPY", "CNY"),
}

# Patterns. Codes count in capitals alone: “try 3” and “mad 5” are words.
CODE = rf"(?-i:{'|'.join(sorted(CODES_IN_TEXTS))})"
SIGN = f"[{''.join(sign for sign in SIGNS if len(sign) == 1)}]"
SHORT = r"(?-i:Rs\.?)"
# Pounds are a weight too.
NAME = r"(?:rupees?|paise|dollars?|euros?)"
