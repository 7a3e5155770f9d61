"""Pages in the shapes that Arabic outlets publish; every word of them is composed.

Each has what stands around an article: menus, shares, related articles, newsletters, rights. What differs
is where title, day and outlet stand: JSON-LD, Open Graph, `<time>`, microdata, or words on the page alone.
"""
# ruff: noqa: E501  pages of the net have long lines

TITLE = "استمرار حصار أحياء في الحسكة لليوم الثاني"
PARAGRAPHS = (
    (
        "واصلت قوات سوريا الديمقراطية حصار الأحياء التي تديرها الحكومة السورية في مدينة الحسكة لليوم الثاني على "
        "التوالي، وفق ما ذكرت مصادر محلية من داخل المدينة."
    ),
    (
        "وقال مصدر طبي إن المشفى الوحيد في الحي توقف عن استقبال المرضى بعد نفاد الوقود، وإن سيارات الإسعاف منعت "
        "من العبور عند الحاجز الرئيسي."
    ),
    (
        "وطالب المجلس المحلي بفتح الطرق فوراً والسماح بدخول الطحين إلى المخابز، محذراً من أن المخزون لا يكفي أكثر "
        "من ثلاثة أيام."
    ),
    (
        "في المقابل نفت القيادة العامة وجود حصار، وقالت إن الإجراءات أمنية ومؤقتة، وإن وفداً روسياً سيصل إلى "
        "القامشلي لبحث المسألة."
    ),
)
NOISE = (
    "اقرأ أيضاً",
    "الأكثر قراءة",
    "جميع الحقوق محفوظة",
    "اشترك في النشرة",
    "شارك على فيسبوك",
    "الطقس في بيروت",
)
MENU = (
    '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li><li><a href="/e">اقتصاد</a></li>'
    '<li><a href="/w">الطقس في بيروت</a></li></ul></nav>'
)
SHARE = '<div class="share-buttons"><a href="#">شارك على فيسبوك</a><a href="#">تويتر</a></div>'
RELATED = (
    '<aside class="related-posts"><h3>اقرأ أيضاً</h3><ul><li><a href="/2">انخفاض أسعار القمح في الأسواق</a></li>'
    '<li><a href="/3">افتتاح معرض الكتاب في بغداد</a></li></ul><h3>الأكثر قراءة</h3></aside>'
)
FOOT = "<footer><p>اشترك في النشرة البريدية</p><p>جميع الحقوق محفوظة 2024</p></footer>"


def ps(tag="p", kind=""):
    opening = f"<{tag} {kind}".strip()
    return "".join(f"{opening}>{words}</{tag}>" for words in PARAGRAPHS)


def ld(kind="NewsArticle", day="2024-08-12T20:15:00Z", site="", graph=False):
    own = (
        f'{{"@type":"{kind}","headline":"{TITLE}","datePublished":"{day}","dateModified":"2024-08-14T01:00:00Z",'
        f'"publisher":{{"@type":"Organization","name":"{site}"}}}}'
    )
    held = (
        f'{{"@context":"https://schema.org","@graph":[{own}]}}'
        if graph
        else own.replace("{", '{"@context":"https://schema.org",', 1)
    )
    return f'<script type="application/ld+json">{held}</script>'


def page(head, body):
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{head}</head>'
        f"<body><header>{MENU}</header>{body}{FOOT}</body></html>"
    )


def og(site, url, suffix=""):
    return (
        f"<title>{TITLE}{suffix}</title><meta property='og:title' content='{TITLE}'>"
        f"<meta property='og:site_name' content='{site}'><link rel='canonical' href='{url}'>"
    )


PAGES = {
    "aljazeera": page(
        og("الجزيرة نت", "https://www.aljazeera.net/news/2024/8/12/x", " | أخبار | الجزيرة نت") + ld(site="الجزيرة نت"),
        f'<main id="main-content-area"><div class="l-col"><h1>{TITLE}</h1><div class="article-dates"><div '
        'class="date-simple"><span class="screen-reader-text">Published On 12/8/2024</span></div></div>'
        f'{SHARE}<div class="wysiwyg wysiwyg--all-content">{ps()}<p class="source">المصدر: وكالات</p></div>{RELATED}</div></main>',
    ),
    "sana": page(
        og("الوكالة العربية السورية للأنباء", "https://sana.sy/?p=2124000")
        + "<meta property='article:published_time' content='2024-08-12T17:00:00+03:00'>",
        '<div id="main-content"><article class="post-listing post"><div class="post-inner"><h1 class="name post-title '
        f'entry-title"><span itemprop="name">{TITLE}</span></h1><p class="post-meta"><span class="tie-date">'
        f'2024-08-12</span></p><div class="entry">{ps()}</div>{SHARE}</div></article></div>{RELATED}',
    ),
    "enab-baladi": page(
        og("عنب بلدي", "https://www.enabbaladi.net/713000/", " - عنب بلدي") + ld("Article", graph=True, site="عنب بلدي"),
        f'<div class="main-content"><h1 class="post-title">{TITLE}</h1><div class="post-meta"><time '
        f'datetime="2024-08-12T12:00:00+03:00">12/08/2024</time></div><div class="content-article">{ps()}</div></div>'
        + SHARE + RELATED,
    ),
    "alarabiya": page(
        og("العربية", "https://www.alarabiya.net/arab-and-world/syria/2024/08/12/x") + ld(site="العربية نت"),
        f'<article class="article"><h1 class="headingInfo_title">{TITLE}</h1><div class="timeDate_element"><time '
        f'datetime="2024-08-12T23:15:00+03:00">12 أغسطس ,2024</time></div>{SHARE}<div id="body-text" class="body-1">'
        f'{ps("div", "class=paragraph")}</div></article>{RELATED}',
    ),
    "asharq-al-awsat": page(
        og("صحيفة الشرق الأوسط", "https://aawsat.com/x/5050000")
        + "<meta property='article:published_time' content='2024-08-12T19:00:00+00:00'>",
        f'<div class="node-article"><h1 class="node_title"><span>{TITLE}</span></h1><div class="node-date">نُشر: 19:00-12 '
        f'أغسطس 2024 م ـ 08 صفَر 1446 هـ</div><div class="article-body"><div class="field--name-body">{ps()}</div></div>'
        f"</div>{RELATED}",
    ),
    "rt-arabic": page(
        og("RT Arabic", "https://arabic.rt.com/middle_east/1590000-x/") + ld(day="2024-08-12T10:23:00+00:00", site="RT Arabic"),
        f'<div class="article article_article-page"><h1 class="article__heading">{TITLE}</h1><div class="article__date">'
        '<span class="date">تاريخ النشر: 12.08.2024 | 10:23 GMT</span></div><div class="article__summary"><strong>'
        f'مصادر محلية تتحدث عن حصار.</strong></div><div class="article__text text js-text">{ps()}<p>المصدر: RT</p></div>'
        f"</div>{SHARE}{RELATED}",
    ),
    "sky-news-arabia": page(
        og("سكاي نيوز عربية", "https://www.skynewsarabia.com/middle-east/1735000-x") + ld(site="سكاي نيوز عربية"),
        f'<app-root><main><div class="article-page"><h1 class="sna_content_heading">{TITLE}</h1><span '
        'class="article-date">12 أغسطس 2024 - 20:15 بتوقيت أبوظبي</span><div class="article-body"><div '
        f'class="sna_content_body">{ps()}</div></div></div></main></app-root>{RELATED}',
    ),
    "north-press": page(
        og("نورث برس", "https://npasyria.com/190000/")
        + "<meta property='article:published_time' content='2024-08-12T15:00:00+00:00'>",
        '<main><article class="elementor"><div class="elementor-widget-theme-post-title"><h1 '
        f'class="elementor-heading-title">{TITLE}</h1></div><div class="elementor-widget-theme-post-content"><div '
        f'class="elementor-widget-container"><p>الحسكة – نورث برس</p>{ps()}</div></div></article></main>{RELATED}',
    ),
    "hawar": page(
        f"<title>{TITLE}</title><meta name='application-name' content='ANHA'>"
        "<meta property='og:site_name' content='وكالة هاوار'><link rel='canonical' href='https://hawarnews.com/ar/x'>",
        f'<main><article><h1 class="post-title">{TITLE}</h1><span class="post-date">12 آب 2024, الإثنين - 10:00</span>'
        f'<div class="post-content">{ps()}<p>(أ م)</p></div></article></main>{SHARE}{RELATED}',
    ),
}  # fmt: skip
