import { useEffect, useRef } from "preact/hooks";
import { setLang, t, useLang } from "./i18n";
import { Ask } from "./pages/ask";
import { Explore } from "./pages/explore";
import { Home } from "./pages/home";
import { ThingPage } from "./pages/thing";
import { look, useReached } from "./reach";
import { followLinks, usePlace } from "./router";
import { setDark, useDark } from "./theme";
import { useTitle } from "./ui/basics";
import { lazy } from "./ui/lazy";
import { SearchBox } from "./ui/searchbox";

const DocumentPage = lazy(() => import("./pages/document").then((one) => one.DocumentPage));
const Documents = lazy(() => import("./pages/documents").then((one) => one.Documents));
const Overview = lazy(() => import("./pages/overview").then((one) => one.Overview));
const Paths = lazy(() => import("./pages/path").then((one) => one.Paths));
const Sparql = lazy(() => import("./pages/sparql").then((one) => one.Sparql));
const Review = lazy(() => import("./pages/review").then((one) => one.Review));
const Add = lazy(() => import("./pages/add").then((one) => one.Add));
const Report = lazy(() => import("./pages/report").then((one) => one.Report));

const MENU = [
  ["/explore", "nav.explore"],
  ["/documents", "nav.documents"],
  ["/overview", "nav.overview"],
  ["/path", "nav.path"],
  ["/sparql", "nav.sparql"],
  ["/review", "nav.review"],
  ["/add", "nav.add"],
] as const;

function Page({ path }: { path: string }) {
  if (path === "/") return <Home />;
  if (path.startsWith("/id/document/")) return <DocumentPage id={path.slice("/id/document/".length)} />;
  if (path.startsWith("/id/")) return <ThingPage key={path} id={path.slice("/id/".length)} />;
  switch (path) {
    case "/explore":
      return <Explore />;
    case "/ask":
      return <Ask />;
    case "/documents":
      return <Documents />;
    case "/overview":
      return <Overview />;
    case "/path":
      return <Paths />;
    case "/sparql":
      return <Sparql />;
    case "/review":
      return <Review />;
    case "/add":
      return <Add />;
    default:
      return <Lost />;
  }
}

function Lost() {
  useTitle(t("error.notfound"));
  return (
    <div class="page">
      <h1>{t("error.notfound")}</h1>
      <p class="lead">{t("error.notfound.why")}</p>
      <p class="try">
        <a href="/">{t("nav.home")}</a>
        <a href="/explore">{t("nav.explore")}</a>
        <a href="/documents">{t("nav.documents")}</a>
        <a href="/docs" data-outside>
          API
        </a>
      </p>
    </div>
  );
}

/** Tells that the service does not answer, over whatever is on screen. */
function Banner() {
  const here = useReached();
  return (
    <div role="status" aria-live="assertive">
      {!here && (
        <p class="banner">
          <span aria-hidden="true">⚠ </span>
          {t("error.banner")}{" "}
          <button type="button" class="small" onClick={() => void look()}>
            {t("app.retry")}
          </button>
        </p>
      )}
    </div>
  );
}

function Bar({ path, query }: { path: string; query: URLSearchParams }) {
  const isDark = useDark();
  const menu = useRef<HTMLElement>(null);
  // On a narrow screen the menu scrolls: where one is must be in sight.
  useEffect(() => {
    const here = menu.current?.querySelector<HTMLElement>("[aria-current]");
    if (menu.current && here) menu.current.scrollLeft = here.offsetLeft - (menu.current.clientWidth - here.offsetWidth) / 2;
  }, [path]);
  return (
    <header class="top">
      <a class="brand" href="/" aria-label={t("app.name")}>
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <path d="M9 22 16 9l7 11" class="wire" />
          <circle cx="16" cy="8" r="4.4" />
          <circle cx="8.5" cy="22.5" r="3.8" />
          <circle cx="23.5" cy="21" r="3.8" />
        </svg>
        <span>Policygraph</span>
      </a>
      {path !== "/" && <SearchBox main value={path === "/ask" ? (query.get("q") ?? "") : ""} />}
      <nav class="menu" aria-label={t("app.menu")} ref={menu}>
        {MENU.map(([to, name]) => (
          <a key={to} href={to} aria-current={path === to ? "page" : undefined}>
            {t(name)}
          </a>
        ))}
      </nav>
      <div class="switches">
        <button type="button" class="quiet" lang={document.documentElement.lang === "en" ? "ko" : "en"} onClick={() => setLang(document.documentElement.lang === "en" ? "ko" : "en")}>
          {t("app.language")}
        </button>
        <button type="button" class="quiet" title={t("app.theme.label")} onClick={() => setDark(!isDark)}>
          {isDark ? t("app.theme.light") : t("app.theme")}
        </button>
      </div>
    </header>
  );
}

export function App() {
  useLang();
  const { path, query } = usePlace();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // A new page is announced from its top; the first one leaves the focus where the browser put it.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path]);
  if (path === "/report") return <Report />;
  return (
    <div onClick={followLinks}>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {t("app.skip")}
      </a>
      <Bar path={path} query={query} />
      <Banner />
      <main id="main" ref={main} tabIndex={-1}>
        <Page path={path} />
      </main>
    </div>
  );
}
