import { useMemo, useState } from "preact/hooks";
import type { Row } from "../api";
import { t } from "../i18n";
import type { Show } from "../selection";
import type { Key } from "../strings";
import { COLUMNS } from "./columns";

/** Rows as a table; sorting by a column happens here, on what is loaded. */
export function Table({ rows, show }: { rows: Row[]; show: Show }) {
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const columns = COLUMNS[show];
  const sorted = useMemo(() => {
    const column = sort && columns.find((one) => one.key === sort.key);
    if (!column) return rows;
    const order = (a: Row, b: Row) => {
      const [x, y] = [column.plain(a), column.plain(b)];
      return typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "ko");
    };
    return [...rows].sort((a, b) => (sort.down ? order(b, a) : order(a, b)));
  }, [rows, sort, columns]);
  const by = (key: string) => setSort(sort?.key === key ? (sort.down ? null : { key, down: true }) : { key, down: false });
  return (
    <div class="tablebox">
      <table class={`rows rows-${show}`}>
        <caption class="visually-hidden">{t(`show.${show}`)}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const title = t(`table.${column.key}` as Key);
              const state = sort?.key === column.key ? (sort.down ? "descending" : "ascending") : "none";
              return (
                <th key={column.key} scope="col" aria-sort={state} class={`col-${column.key}`}>
                  <button type="button" class="sort" title={t("table.sort", { x: title })} onClick={() => by(column.key)}>
                    {title}
                    <span aria-hidden="true">{state === "ascending" ? " ▲" : state === "descending" ? " ▼" : ""}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id}>
              {columns.map((column) =>
                column.key === "name" ? (
                  <th key={column.key} scope="row" class="col-name" data-label={t("table.name")}>
                    {column.draw(row)}
                  </th>
                ) : (
                  <td key={column.key} class={`col-${column.key}`} data-label={t(`table.${column.key}` as Key)}>
                    {column.draw(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same rows for a spreadsheet: header and cells as text. */
export function cells(rows: Row[], show: Show): (string | number)[][] {
  const columns = COLUMNS[show];
  return [[...columns.map((column) => t(`table.${column.key}` as Key)), "IRI"], ...rows.map((row) => [...columns.map((column) => column.plain(row)), row.id])];
}
