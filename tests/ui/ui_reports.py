"""Composed reports for the browser: some that tell one event, a corrected article, texts that mean harm."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

BESIEGED = "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة"
TOLD = (
    {
        "id": "ui-1", "composed": True, "outlet": "agency", "published": "2024-08-07",
        "title": "حصار 😀 الحسكة",
        "text": f"😀 {BESIEGED} لليوم الثاني. وقُتل 3 مدنيين في القصف على الحسكة.\n"
        "ونقل موقع نورث برس عن مصادر مطلعة أن الجيش السوري طالب قوات سوريا الديمقراطية بفك الحصار. "
        "واتهم الجيش السوري قوات سوريا الديمقراطية بقصف الحسكة يوم الثلاثاء.",
    },
    {
        "id": "ui-2", "composed": True, "outlet": "other", "published": "2024-08-08",
        "text": f"{BESIEGED}. وقُتل 5 مدنيين في القصف على الحسكة.",
    },
    {
        "id": "ui-3", "composed": True, "outlet": "other", "published": "2024-08-20",
        "text": "رفعت قوات سوريا الديمقراطية الحصار عن أحياء الحكومة السورية في الحسكة أمس. ثم هدأت المدينة.",
    },
)  # fmt: skip
AT = "https://news.example/1"
CORRECTED = (
    {"composed": True, "outlet": "hawar", "url": AT, "published": "2024-08-07", "title": "قصف على الحسكة",
     "text": f"{BESIEGED}. وقُتل ثلاثة مدنيين في القصف على الحسكة."},
    {"composed": True, "outlet": "hawar", "url": AT, "published": "2024-08-07", "title": "قصف على الحسكة",
     "text": f"{BESIEGED}. وقُتل خمسة مدنيين في القصف على الحسكة."},
)  # fmt: skip

# What a page must show as text. Each stands in a report of its own, in its text, its title and its outlet.
ELSEWHERE = "http://elsewhere.invalid"
HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//elsewhere.invalid/x.js></ScRiPt>",
    "<script>document.title='taken'</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    f'<img src="{ELSEWHERE}/pixel.png">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    f"<iframe srcdoc='<script>alert(1)</script>' src='{ELSEWHERE}'></iframe>",
    f"<object data={ELSEWHERE}/x.swf></object><embed src={ELSEWHERE}>",
    f"<link rel=stylesheet href={ELSEWHERE}/x.css>",
    f"<base href={ELSEWHERE}/>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    f"<form action={ELSEWHERE}><input name=a autofocus onfocus=alert(1)><button>go</button></form>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>اضغط</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<div style='position:fixed;inset:0;z-index:9999'>غطاء</div>",
    "<style>*{display:none!important}</style>",
    "<style>@import 'http://elsewhere.invalid/x.css';</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<dialog open>نافذة</dialog>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; &nbsp;&amp;",
    "{{constructor.constructor('alert(1)')()}} {% raw %} ${alert(1)} #{7*7} <%= 7*7 %>",
    "{@html '<img src=x onerror=alert(1)>'} {#if true}x{/if}",
    "`${alert(1)}` '; alert(1); // \" onmouseover=\"alert(1)",
    "javascript:alert(1)//",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "قال \u202eتسعة\u202c عشر \u2066معكوس\u2069 \u202d123\u202c",  # overrides and isolates
    "\u202e" * 200 + "مقلوب ولم يُغلق",
    "\u2067\u2067\u2067 عزل لم يُغلق \u202b",
    "حرف\u0000صفري\u0001\u0007\u001b[31m\u007f\u0085",  # controls
    "null undefined NaN [object Object] None \ufffd\ufeff\ufffe",
    "كلمة" * 5000,  # one very long word
    "ـ" * 20000,
    "a" * 30000,
    "م" + "\u0651\u064f\u0670" * 3000,  # marks piled upon one letter
    "😀👨‍👩‍👧‍👦🏳️‍🌈" * 300,
    "\u200b\u200c\u200d\u2060\u00ad" * 500,
    "\n" * 3000 + "في آخر السطور",
    "\t \u3000\u2028\u2029" * 500 + "بعد فراغ",
    "../../../../etc/passwd %00 %2e%2e%2f ?m=<script>&at=1-9",
    '{"type":"BLOCKADE","quote":"<b>"}',
)  # fmt: skip


def hostile_reports() -> list[dict[str, object]]:
    """Return a report for each of `HOSTILE`, with a sentence that is coded, so that marks stand beside it."""
    return [
        {"id": f"hostile-{n}", "composed": True, "outlet": bad[:60].strip() or "x", "published": "2024-08-07",
         "url": f"javascript:alert({n})", "title": bad[:300],
         "text": f"{BESIEGED}. {bad}\n{bad[:2000]} {BESIEGED}."}
        for n, bad in enumerate(HOSTILE)
    ]  # fmt: skip


def huge_report() -> dict[str, object]:
    """Return a report of 10 MB, a sentence in the midst of it; in English, so that it is quickly read."""
    filler = "<b>words</b> \U0001f600 that say nothing at all, line after line.\n"
    half = filler * (5_000_000 // len(filler.encode()))
    text = f"{half}{BESIEGED}.\n{half}"
    return {
        "id": "huge",
        "composed": True,
        "outlet": "x",
        "published": "2024-08-07",
        "title": "long",
        "text": text,
    }


def write(folder: Path, reports: Iterable[Mapping[str, object]], name: str = "day.jsonl") -> Path:
    """Write reports as one file of a new folder and return the file."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), "utf-8")
    return path
