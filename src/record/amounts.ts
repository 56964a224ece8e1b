import { parseAmount } from './numbers.js';
import type { Cell, ColumnMapping, Field, ShipmentRecord } from './types.js';

/** Reads value, currency and quantity of a record. */
export interface AmountReader {
  value(cells: readonly Cell[]): ShipmentRecord['value'];
  quantity(cells: readonly Cell[]): number | null;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The currency code that a text holds (`USD`, `Value (USD)`, `FOB_USD`), or null. */
export function currencyIn(text: string): string | null {
  for (const word of text.toUpperCase().split(/[^A-Z]+/)) if (CURRENCIES.has(word)) return word;
  return null;
}

/** The most confident column of each field speaks; a header such as `FOB_USD` gives the currency where no column does. */
export function compileAmounts(mappings: readonly ColumnMapping[]): AmountReader {
  const value = best(mappings, 'value');
  const quantity = best(mappings, 'quantity');
  const fromHeader = value === null ? null : currencyIn(value.header);
  const currency = fromHeader === null ? best(mappings, 'currency') : null;
  return {
    value: (cells) => {
      const cell = value === null ? undefined : find(cells, value, 'value');
      const amount = cell === undefined ? null : parseAmount(cell.value);
      if (cell === undefined || amount === null) return null;
      const stated = currency === null ? undefined : find(cells, currency, 'currency');
      return { amount, currency: fromHeader ?? (stated === undefined ? currencyIn(cell.value) : currencyIn(stated.value)), cell };
    },
    quantity: (cells) => {
      const cell = quantity === null ? undefined : find(cells, quantity, 'quantity');
      return cell === undefined ? null : parseAmount(cell.value);
    },
  };
}

function best(mappings: readonly ColumnMapping[], field: Field): ColumnMapping | null {
  return mappings.filter((mapping) => mapping.fields.includes(field)).sort((a, b) => b.confidence - a.confidence || a.index - b.index)[0] ?? null;
}

function find(cells: readonly Cell[], mapping: ColumnMapping, field: Field): Cell | undefined {
  return cells.find((cell) => cell.index === mapping.index - 1 && cell.field === field);
}
