import { autocompletion, closeBrackets, completionKeymap, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { terms } from "./terms";

export interface Handle {
  set: (text: string) => void;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--company)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--event)" },
  { tag: tags.atom, color: "var(--state)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--place)" },
  { tag: tags.number, color: "var(--study)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

const LOOKS = EditorView.theme({
  "&": { border: "1px solid var(--line)", borderRadius: "6px", fontSize: "14px", backgroundColor: "var(--paper)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-scroller": { fontFamily: "var(--mono)", minHeight: "11rem", maxHeight: "26rem", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--muted)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent-wash) 55%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-content": { caretColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--accent-wash)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", border: "1px solid var(--line)", color: "var(--ink)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
});

const WORD = /[\w:?$-]*/;

/** Words of the language, variables of this query, and the ontology's terms with their labels. */
async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(WORD);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const variables = [...new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? [])].filter((one) => one !== word.text).map((label) => ({ label, type: "variable" }));
  return { from: word.from, options: [...variables, ...(await terms())], validFor: WORD };
}

/** The editor. It lives in a shadow root, where its styles are adopted sheets: the page's policy lets no style be written. */
export function Editor({ value, change, run, handle }: { value: string; change: (text: string) => void; run: (text: string) => void; handle: { current: Handle | null } }) {
  const box = useRef<HTMLDivElement>(null);
  const calls = useRef({ change, run });
  calls.current = { change, run };
  useEffect(() => {
    const root = box.current!.shadowRoot ?? box.current!.attachShadow({ mode: "open" });
    const execute = (view: EditorView) => (calls.current.run(view.state.doc.toString()), true);
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(), EditorView.lineWrapping,
          StreamLanguage.define(sparql), syntaxHighlighting(COLOURS), LOOKS, autocompletion({ override: [complete] }),
          keymap.of([{ key: "Mod-Enter", run: execute }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({ "aria-label": t("sparql.editor") }),
          EditorView.updateListener.of((update) => update.docChanged && calls.current.change(update.state.doc.toString())),
        ],
      }),
    });
    handle.current = { set: (text) => text !== view.state.doc.toString() && view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }) };
    return () => view.destroy();
  }, []);
  return <div ref={box} class="editor" />;
}
