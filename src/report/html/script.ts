/**
 * Script of the HTML report: filter, sort, open all. It only moves and hides rows that are already in the page (a table body per finding), so the
 * report is complete without it. Plain text to the compiler; test/report/html.test.ts runs it in a browser.
 */
export const SCRIPT = `
'use strict';
(() => {
  const table = document.getElementById('findings-table');
  if (table === null) return;
  const rows = [...table.tBodies];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const byId = (id) => document.getElementById(id);
  const field = (name) => byId('filter-' + name);
  const choices = ['verdict', 'kind', 'authority'];

  const filter = () => {
    const words = field('text').value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = choices.every((name) => field(name).value === '' || row.dataset[name] === field(name).value)
        && words.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    byId('shown').value = shown.toLocaleString('en-US') + ' of ' + rows.length.toLocaleString('en-US') + ' shown';
  };

  const order = (row) => Number(row.dataset.order);
  const rank = { violation: 0, review: 1, cleared: 2 };
  const compare = {
    verdict: (a, b) => rank[a.dataset.verdict] - rank[b.dataset.verdict] || order(a) - order(b),
    order: (a, b) => order(a) - order(b),
    column: (a, b) => a.dataset.column.localeCompare(b.dataset.column) || order(a) - order(b),
    rule: (a, b) => a.dataset.rule.localeCompare(b.dataset.rule) || order(a) - order(b),
  };
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      rows.sort(compare[head.dataset.sort]);
      if (down) rows.reverse();
      table.append(...rows);
    });
    head.replaceChildren(button);
  }
  table.tHead.rows[0].cells[0].setAttribute('aria-sort', 'ascending');

  const setOpen = (open) => {
    for (const details of table.querySelectorAll('details')) details.open = open;
    byId('open-all').setAttribute('aria-pressed', String(open));
    byId('open-all').textContent = open ? 'Close all details' : 'Open all details';
  };
  byId('open-all').addEventListener('click', () => setOpen(byId('open-all').getAttribute('aria-pressed') !== 'true'));
  addEventListener('beforeprint', () => setOpen(true));
  field('text').addEventListener('input', filter);
  for (const name of choices) field(name).addEventListener('change', filter);
  byId('tools').hidden = false;
  filter();
})();
`;
