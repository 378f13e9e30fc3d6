import { useEffect, useId, useRef, useState } from "preact/hooks";
import { get, kindOf, pageOf, type Page, type Thing } from "../api";
import { t } from "../i18n";
import { go } from "../router";
import { Badge } from "./basics";

interface Props {
  value?: string;
  /** What choosing a suggestion does; without it, its page opens. */
  choose?: (thing: Thing) => void;
  label?: string;
  placeholder?: string;
  /** Opens this for free text; null: free text is not taken. */
  submit?: ((text: string) => void) | null;
  big?: boolean;
  main?: boolean;
  /** Stands in a form of the page's. */
  plain?: boolean;
  /** Follows when what was chosen is written over. */
  clear?: () => void;
}

const WAIT = 140;

/** Completions for what has been typed, the last answer kept while the next is on its way. */
function useSuggestions(text: string, open: boolean): Thing[] {
  const [found, setFound] = useState<Thing[]>([]);
  useEffect(() => {
    const words = text.trim();
    if (!open || !words) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get<Page<Thing & { matched?: string }>>(`/api/suggest?q=${encodeURIComponent(words)}&limit=8`, stop.signal)
        .then((page) => setFound((page.items ?? []).map((one) => (kindOf(one.id) === "document" ? { ...one, name: one.matched ?? one.name, type: "document" } : one))))
        .catch(() => undefined);
    }, WAIT);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, open]);
  return found;
}

/** The one box of every screen: names, words and questions, with completions (WAI-ARIA combobox). */
export function SearchBox({ value = "", choose, label = t("search.label"), placeholder = t("search.placeholder"), submit, big, main, plain, clear }: Props) {
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = useSuggestions(text, open);
  const free = submit !== null;
  const count = found.length + (free && text.trim() ? 1 : 0);
  useEffect(() => setText(value), [value]);
  // Completions that come late keep what was chosen among those before, else go to the first; the last line stays.
  const chosen = useRef<string | undefined>(undefined);
  const move = (to: number) => {
    chosen.current = found[to]?.id;
    setAt(to);
  };
  useEffect(() => setAt((now) => (now < 0 ? now : chosen.current ? Math.max(found.length ? 0 : -1, found.findIndex((one) => one.id === chosen.current)) : found.length)), [found]);
  useEffect(() => {
    if (!main) return;
    const jump = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || target.closest("input, textarea, select, [contenteditable=true]")) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener("keydown", jump);
    return () => removeEventListener("keydown", jump);
  }, [main]);

  const pick = (thing: Thing) => {
    setOpen(false);
    if (choose) {
      setText(thing.name);
      choose(thing);
    } else go(pageOf(thing.id));
  };
  const ask = () => {
    setOpen(false);
    if (!text.trim() || submit === null) return;
    if (submit) submit(text.trim());
    else go(`/ask?q=${encodeURIComponent(text.trim())}`);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (count) move((at + (event.key === "ArrowDown" ? 1 : count + (at < 0 ? 1 : 0) - 1)) % count);
    } else if (event.key === "Escape") {
      setOpen(false);
      setAt(-1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const thing = open ? found[at] : undefined;
      if (thing) pick(thing);
      else if (!free && found[0]) pick(found[0]);
      else ask();
    }
  };
  const shown = open && count > 0;
  const inner = (
    <>
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterkeyhint="search"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={text}
        onInput={(event) => (setText(event.currentTarget.value), setAt(-1), setOpen(true), clear?.())}
        onKeyDown={keys}
        onBlur={() => setOpen(false)}
      />
      {free && (
        <button type="submit" class="go">
          {t("search.go")}
        </button>
      )}
      <ul id={`${id}-list`} role="listbox" aria-label={t("search.suggestions")} hidden={!shown}>
        {found.map((thing, index) => (
          <li key={thing.id} id={`${id}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => (event.preventDefault(), pick(thing))}>
            <Badge thing={thing} wordless />
            <span class="name">{thing.name}</span>
            <Badge thing={thing} />
          </li>
        ))}
        {free && text.trim() && (
          <li id={`${id}-${found.length}`} role="option" class="ask" aria-selected={at === found.length} onMouseDown={(event) => (event.preventDefault(), ask())}>
            {t("search.ask", { q: text.trim() })}
          </li>
        )}
      </ul>
    </>
  );
  if (plain) return <div class="searchbox">{inner}</div>;
  return (
    <form class={big ? "searchbox big" : "searchbox"} role="search" aria-label={label} onSubmit={(event) => (event.preventDefault(), ask())}>
      {inner}
    </form>
  );
}
