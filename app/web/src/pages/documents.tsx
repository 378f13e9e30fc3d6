import { useLoaded, type Page, type Row } from "../api";
import { t, number } from "../i18n";
import { address, changed, go, usePlace } from "../router";
import { Empty, Loading, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Table } from "../views/table";

/** The documents there are, the latest first. */
export function Documents() {
  const { query } = usePlace();
  useTitle(t("show.documents"));
  const words = query.get("q") ?? "";
  const found = useLoaded<Page<Row>>(address("/api/documents", { q: words, limit: 200 }));
  return (
    <div class="page">
      <h1>
        {t("show.documents")} {found.data && <span class="count">{number(found.data.total ?? found.data.items.length)}</span>}
      </h1>
      <p class="actions">
        <input type="search" aria-label={t("filter.q")} placeholder={t("filter.q")} value={words} onChange={(event) => go(address("/documents", changed(query, { q: event.currentTarget.value })))} />
        <a href="/add">{t("nav.add")}</a>
      </p>
      {found.error && <Failure error={found.error} retry={found.reload} />}
      {!found.data && !found.error && <Loading lines={6} />}
      {found.data && (found.data.items.length ? <Table rows={found.data.items} show="documents" /> : <Empty />)}
    </div>
  );
}
