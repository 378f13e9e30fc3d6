import { documentPage } from "../api";
import { t } from "../i18n";
import { useTitles } from "../titles";

/** The documents that speak of a thing. */
export function Sources({ documents }: { documents: string[] }) {
  const titles = useTitles();
  if (!documents.length) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">
        {t("entity.documents")} <span class="count">{documents.length}</span>
      </h2>
      <ul class="plain">
        {documents.map((id) => (
          <li key={id}>
            <a href={documentPage(id)}>
              <span class="sign tone-document" aria-hidden="true">
                ▤
              </span>
              {titles.get(id) || id}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
