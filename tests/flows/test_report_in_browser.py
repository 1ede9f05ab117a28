"""The report in a real Chromium."""

import re
import shutil
from pathlib import Path

import pytest
from sample_results import GONE, council_document, hostile_document, run_of

from flows.report import render_report

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    result = run_of(council_document(), hostile_document(), failures=(GONE,))
    file.write_text(render_report(result), encoding="utf-8")
    return file


@pytest.mark.browser
def test_nothing_is_requested_and_nothing_of_the_article_runs(browser, report):
    page = browser.new_page()
    requests, said = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(report.as_uri())
    for details in page.locator("summary").all():
        details.click()
    for element in page.locator(".claim, .marker, mark, bdi").all():
        element.dispatch_event("mouseover")
    page.wait_for_load_state("networkidle")
    assert requests == [report.as_uri()]
    assert said == []
    page.close()


@pytest.mark.browser
def test_the_policy_refuses_what_would_get_past_the_escaping(browser, report):
    page = browser.new_page()
    page.goto(report.as_uri())
    with page.expect_event("requestfailed") as refused:
        page.evaluate(
            """() => {
                const image = document.createElement('img');
                image.src = 'https://evil.example/x.png';
                const script = document.createElement('script');
                script.textContent = 'window.ran = true';
                document.body.append(image, script);
            }"""
        )
    assert refused.value.failure == "csp"
    assert page.evaluate("window.ran") is None
    page.close()


@pytest.mark.browser
def test_the_keyboard_reaches_every_claim_its_card_and_the_way_back(browser, report):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(report.as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || ''"))
    assert {f"#d1-claim-{number}" for number in range(1, 8)} <= reached
    assert {f"#d1-text-{number}" for number in range(1, 8)} <= reached
    page.locator("#d1-text-3").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'd1-claim-3'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#d1-text-3"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'd1-text-3'")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 800, 1440])
def test_the_page_reads_without_scripts_and_without_scrolling_sideways(browser, report, width):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto(report.as_uri())
    edges = [page.locator(part).first.bounding_box() for part in ("body", ".article", ".card")]
    assert all(edge["x"] >= 0 and edge["x"] + edge["width"] <= width for edge in edges)
    page.mouse.wheel(500, 0)
    assert page.locator("body").bounding_box()["x"] == 0
    assert page.locator(".reason").first.is_hidden()
    page.locator(".toggle input").first.check()
    assert page.locator(".reason").first.is_visible()
    page.locator("summary", has_text="other reference read").first.click()
    assert page.get_by_text("it speaks of another event").first.is_visible()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contrast_of_text_is_enough_in_light_and_dark(browser, report, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(report.as_uri())
    colours = page.evaluate(
        """() => {
            const behind = (element) => {
                for (; element; element = element.parentElement) {
                    const colour = getComputedStyle(element).backgroundColor;
                    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
                }
            };
            const selector = 'p, li, a, th, td, h1, h2, h3, h4, mark, dt, dd, summary, span, b';
            return [...document.querySelectorAll(selector)]
                .filter((element) => element.innerText)
                .map((element) => [getComputedStyle(element).color, behind(element)]);
        }"""
    )
    pairs = {tuple(pair) for pair in colours}
    assert len(pairs) > 10
    assert min(contrast(*pair) for pair in pairs) >= 4.5
    page.close()


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2, in [1, 21], of two colours given as `rgb(r, g, b)`."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_a_waterfall_is_folded_and_its_bars_lead_from_one_to_the_next(browser, report, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(report.as_uri())
    waterfall = page.locator("#d1-claim-1 .waterfall").first
    rows = waterfall.locator("tbody tr:has(svg)")
    assert rows.first.is_hidden()
    waterfall.locator("summary").click()
    assert rows.first.is_visible()
    assert rows.count() == 11
    drawn = waterfall.locator("svg").first.bounding_box()
    bars = [bar.bounding_box() for bar in waterfall.locator("rect").all()]
    slack = 2
    for bar in bars:
        assert bar["x"] >= drawn["x"] - slack
        assert bar["x"] + bar["width"] <= drawn["x"] + drawn["width"] + slack
    base, verifier = bars[:2]
    assert abs(base["x"] - verifier["x"]) <= slack
    assert verifier["width"] > base["width"] * 1.5
    fills = [bar.evaluate("each => getComputedStyle(each).fill") for bar in
             waterfall.locator("rect").all()[:2]]  # fmt: skip
    assert fills[0] != fills[1]
    page.close()


@pytest.mark.browser
def test_a_waterfall_reads_without_its_drawing(browser, report):
    page = browser.new_page()
    page.goto(report.as_uri())
    page.locator("#d1-claim-1 .waterfall summary").first.click()
    table = page.locator("#d1-claim-1").get_by_role("table", name=re.compile("Log-odds of support"))
    rows = [row.aria_snapshot() for row in table.get_by_role("row").all()]
    assert "What was found" in rows[0]
    assert "verifier: supports" in rows[2]
    assert "+2.31" in rows[2]
    assert "img" not in "".join(rows)
    page.close()


@pytest.mark.browser
def test_prints_show_what_a_screen_keeps_folded(browser, report):
    page = browser.new_page()
    page.goto(report.as_uri())
    page.emulate_media(media="print")
    assert page.locator(".skip").is_hidden()
    assert page.locator(".toggle").first.is_hidden()
    assert page.locator("details .evidence").first.bounding_box()["height"] > 20
    assert page.locator(".waterfall svg").first.bounding_box()["width"] > 20
    page.close()
