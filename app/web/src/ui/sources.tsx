import { documentPage } from "../api";
import { number, t } from "../i18n";
import { useTitles } from "../titles";
import { Paged } from "./paged";

function DocumentLink({ id }: { id: string }) {
  const title = useTitles().get(id);
  return (
    <a href={documentPage(id)}>
      <span class="sign tone-document" aria-hidden="true">
        ▤
      </span>
      {title || id}
    </a>
  );
}

/** How many reports there are and how many of them stand on their own, in words: "4 reports: 1 release and 3 copies". */
export function sourceWords(sources: readonly (readonly string[])[]): string {
  const all = sources.reduce((sum, group) => sum + group.length, 0);
  const copies = all - sources.length;
  if (all < 2) return t("sources.one");
  if (!copies) return t("sources.independent", { n: number(all) });
  return t(sources.length === 1 ? "sources.copies" : "sources.mixed", { n: number(all), own: number(sources.length), copies: number(copies) });
}

/** The documents that speak of a thing; where it is known, those that tell one text's story together. */
export function Sources({ documents, groups }: { documents: string[]; groups?: string[][] }) {
  if (!documents.length) return null;
  const told = groups?.some((group) => group.length > 1) ? groups : undefined;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">
        {t("entity.documents")} <span class="count">{documents.length}</span>
      </h2>
      {groups && documents.length > 1 && <p class="small">{sourceWords(groups)}</p>}
      {told ? (
        <Paged
          items={told}
          class="plain sources"
          draw={(group, at) => (
            <li key={group[0]}>
              <p class="muted small">{group.length > 1 ? t("sources.group", { n: at + 1, copies: number(group.length) }) : t("sources.alone", { n: at + 1 })}</p>
              <ul class="plain">
                {group.map((id) => (
                  <li key={id}>
                    <DocumentLink id={id} />
                  </li>
                ))}
              </ul>
            </li>
          )}
        />
      ) : (
        <Paged
          items={documents}
          draw={(id) => (
            <li key={id}>
              <DocumentLink id={id} />
            </li>
          )}
        />
      )}
    </section>
  );
}
