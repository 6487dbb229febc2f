"""Each sign that stood on the red card of the guide before it named signs in short.

The whole list on the page of help has each of them, with its qualifier, as an emergency.
"""

EMERGENCY_SIGNS = (
    # Throat, breath and swelling
    *("your throat feels tight", "your tongue or throat swells", "you turn hoarse"),
    *(
        "swallowing is hard",
        "you itch all over",
        "breathing is hard (pen first; days later call, but pen only with an allergy sign",
    ),
    "breathing is very fast or not normal",
    *("you wheeze (pen first)", "you keep coughing", "your lips swell, fast or slowly"),
    "your eyelids or face swell fast (within hours, on waking, or unsure; pen first)",
    *("you itch all over (pen first)", "a raised rash spreads (pen first)"),
    "you vomit or have bad belly pain, with a rash, itching or swelling (pen first)",
    # Faint, chest and fits
    "you faint or feel faint, even if it passed",
    *("you feel dizzy, light-headed", "your chest hurts", "you have a fit (seizure)"),
    *("someone does not answer", "your hands, feet or ankles swell fast", "you feel very ill"),
    "your heart races and you are dizzy",
    # Eyes, face, speech and head
    *(
        "your sight changes or goes",
        "you see double",
        "your eye, face or head suddenly hurts badly",
    ),
    "your face or eyelid droops, even where it was numbed",
    "your face or eyelid goes numb (beyond where the clinic said",
    *("you slur words", "an arm or leg weakens"),
    *("a headache is very bad, or gets worse", "a headache comes with a stiff neck, vomiting"),
    "stiff neck, vomiting or fever",
    # Skin
    *("your skin, lips or tongue turn white, pale, grey, dark or black", "turn blue or purple"),
    *("(beyond a small bruise)", "blotchy or lace-like", "your skin blisters"),
    *("your skin hurts unbearably", "far more than expected"),
    "hot, painful skin comes with fever, shivers, vomiting, fast heartbeat, clammy skin or purple",
    "clammy skin or purple patches",
    # Feeling very ill
    *("you shiver badly", "you are confused", "you feel that you are dying"),
    *("you pass no urine in a day", "a rash stays under a pressed glass"),
    *("pus comes with fever", "any swelling comes with fever", "even without fever"),
    # Bleeding
    *(
        "bleeding is heavy",
        "bleeding lasts 10 minutes despite firm pressing (keep on)",
        "a lump grows fast",
    ),
    "if you take a blood thinner",
    # Mouth and ears
    *("your mouth, lips or tongue tingle or go numb", "you taste metal", "your ears ring"),
    *(
        "you twitch",
        "At the clinic, say “stop”, tell staff at once, and call",
    ),
    # Mind
    *("you have harmed yourself", "might act on a thought of ending your life"),
    # At the clinic
    *("shout for staff, and call (pen first where it says so)", "such as a racing heart"),
    *("break out in a cold sweat", "you shiver, even a little, and have a fever"),
    "you are breathless and your hands, feet or ankles swell",
    "If you vomit or have bad belly pain, call (pen first, if perhaps an allergy or unsure",
    "skin beyond the scalp turns hot or red, with another sign",
)

# Above the lists of signs, what holds for each of their lines: the words, and a line below them.
RULES_ABOVE = (
    (
        "Use a pen first for these 4 as well:",
        "breathing is hard (pen first; days later call, but pen only with an allergy sign",
    ),
    (
        "Use a pen first if it is perhaps an allergy or you are unsure (our own caution):",
        "breathing is very fast or not normal",
    ),
    (
        "use no pen without an allergy sign:",
        "days later, you are breathless and your hands, feet or ankles swell",
    ),
    (
        "If it is perhaps an allergy or you are unsure, use a pen at once too (our own caution).",
        "you faint or feel faint, even if it passed",
    ),
)
