import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeMapLine, hasScreenableColumn } from '../../../src/input/columns/checks.js';
import { compileColumnDictionary, loadColumnDictionary } from '../../../src/input/columns/load.js';
import { mapColumns, type MapOptions } from '../../../src/input/columns/map.js';
import { formatMappingFile, mappingFor, MappingFileError, parseMappingFile } from '../../../src/input/columns/mapping-file.js';
import { ColumnMapError } from '../../../src/input/columns/overrides.js';
import { FIELDS, type ColumnMapping } from '../../../src/record/types.js';

const dictionary = loadColumnDictionary();

function map(header: string[], options: Partial<MapOptions> = {}, sample: string[][] = []): ColumnMapping[] {
  return mapColumns(header, sample, { direction: 'export', dictionary, ...options });
}

function fieldsOf(mappings: readonly ColumnMapping[]): string[] {
  return mappings.map((mapping) => mapping.fields.join('+'));
}

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

describe('--map', () => {
  const header = ['Exporter', 'Consignee', 'Agent', 'consignee', 'Remarks'];

  it('wins with confidence 1, by text or number, and takes the field from guessed columns', () => {
    const mappings = map(['Exporter', 'Consignee', 'Remarks'], { maps: [{ field: 'consignee', column: ' remarks ' }] });
    expect(fieldsOf(mappings)).toEqual(['exporter', '', 'consignee']);
    expect(mappings[2]).toMatchObject({ confidence: 1, index: 3, why: ['--map'] });
    expect(fieldsOf(map(['Exporter', 'Consignee', 'Remarks'], { maps: [{ field: 'bank', column: '3' }] }))).toEqual(['exporter', 'consignee', 'bank']);
  });

  it('may give one field several columns and one column several fields', () => {
    const maps = [{ field: 'description', column: '1' }, { field: 'description', column: '2' }, { field: 'hs_code', column: '1' }];
    expect(fieldsOf(map(['A', 'B'], { maps }))).toEqual(['description+hs_code', 'description']);
  });

  it('works without a header', () => {
    expect(fieldsOf(map([], { noHeader: true, maps: [{ field: 'consignee', column: '2' }] }, [['x', 'y', 'z']]))).toEqual(['', 'consignee', '']);
    expect(fieldsOf(map([], { noHeader: true }, [['9349796', 'KOREA']]))).toEqual(['', '']);
  });

  it.each([
    [{ field: 'consigne', column: '1' }, 'unknown-field', ['consignee', 'consignee_address', 'consignee_country']],
    [{ field: 'nonsense', column: '1' }, 'unknown-field', []],
    [{ field: 'bank', column: 'Exportr' }, 'unknown-column', ['Exporter']],
    [{ field: 'bank', column: '9' }, 'unknown-column', []],
    [{ field: 'bank', column: '0' }, 'unknown-column', []],
    [{ field: 'bank', column: 'CONSIGNEE' }, 'ambiguous-column', ['2', '4']],
  ] as const)('%j is an error that lists the near ones', (option, kind, near) => {
    const error = caught(() => map(header, { maps: [option] }));
    expect(error).toBeInstanceOf(ColumnMapError);
    expect(error).toMatchObject({ kind, near });
  });

  it('an exact header is no ambiguity', () => {
    expect(fieldsOf(map(header, { maps: [{ field: 'bank', column: 'consignee' }] }))[3]).toBe('bank');
  });
});

describe('reading headers', () => {
  it.each([
    ['ExporterName', 'exporter'], ['EXPORTER_NAME', 'exporter'], ['  exporter   name ', 'exporter'], ['Ｅｘｐｏｒｔｅｒ', 'exporter'], ['İHRACATÇI', 'exporter'],
    ['Bank of Exporter', 'bank'], ["Consignee's Bank", 'bank'], ['Manufacturer Name', 'manufacturer'], ['Transit Country', 'transit_country'],
    ['Consignee Phone', ''], ['Consignee Email', ''], ['Foo', ''], ['', ''], ['12', ''], ['???', ''],
  ])('%j is %s', (header, field) => {
    expect(fieldsOf(map([header, 'Exporter', 'Consignee']))[0]).toBe(field);
  });

  it('a code is a party only where the file has no name, and is then not sure', () => {
    expect(fieldsOf(map(['Consignee Code', 'Consignee']))).toEqual(['', 'consignee']);
    const only = map(['Consignee Code', 'HS Code']);
    expect(fieldsOf(only)).toEqual(['consignee', 'hs_code']);
    expect(only[0]?.confidence).toBeLessThan(0.45);
  });

  it('a bare country is the open end of the direction that the parties show', () => {
    expect(fieldsOf(map(['Exporter', 'Buyer', 'HS', 'Country'], { direction: 'import' }))[3]).toBe('destination_country');
    expect(fieldsOf(map(['Importer', 'Supplier', 'HS', 'Country'], { direction: 'export' }))[3]).toBe('origin_country');
    expect(fieldsOf(map(['HS', 'Country'], { direction: 'import' }))[1]).toBe('origin_country');
  });

  it('values lower and overturn what a header says', () => {
    const numbers = Array.from({ length: 6 }, (_, i) => [String(1000 + i)]);
    expect(fieldsOf(map(['Consignee'], {}, numbers))).toEqual(['']);
    const names = [['EVER GIVEN'], ['PETREL EIGHT'], ['MSC OSCAR']];
    expect(fieldsOf(map(['IMO'], {}, names))).toEqual(['vessel']);
  });

  it('a column of words does not hide behind a reference or amount', () => {
    const names = [['TANCHON COMMERCIAL BANK'], ['KOREA MINING DEVELOPMENT TRADING'], ['OCEAN MARITIME MANAGEMENT']];
    for (const header of ['Reference', 'B/L No', 'Voyage', 'Currency', 'Unit', 'Quantity', 'Value', 'Date']) expect(fieldsOf(map([header], {}, names)), header).toEqual(['']);
  });

  it('names of several lines hold the address as well', () => {
    const values = [['ACME LTD\n1 MAIN STREET\nSINGAPORE'], ['BETA PTE LTD&#10;2 SIDE ROAD']];
    expect(fieldsOf(map(['Shipper'], {}, values))).toEqual(['exporter+exporter_address']);
  });
});

describe('checks', () => {
  it.each([
    [['Consignee'], true], [['HS Code'], true], [['Destination Country'], true], [['IMO Number'], true], [['Description'], true],
    [['Quantity', 'Weight', 'Date'], false], [['Foo', 'Bar'], false], [['Consignee Code'], false], [[], false],
  ])('%j can be screened: %s', (header, answer) => {
    expect(hasScreenableColumn(map(header))).toBe(answer);
  });

  it('the map line gives the same mapping again', () => {
    const header = ['Shipper Name', "Buyer's Name", 'HS', 'HS', '', 'Qty'];
    const mappings = map(header);
    const line = describeMapLine(mappings);
    expect(line).toBe("--map 'exporter=Shipper Name' --map 'consignee=Buyer'\\''s Name' --map hs_code=3 --map hs_code=4 --map quantity=Qty");
    const maps = [...line.matchAll(/--map (?:'((?:[^']|'\\'')*)'|(\S+))/g)].map((match) => (match[1] ?? match[2] ?? '').replaceAll("'\\''", "'").split('=')).map(([field = '', column = '']) => ({ field, column }));
    expect(fieldsOf(map(header, { maps }))).toEqual(fieldsOf(mappings));
  });
});

describe('mapping files', () => {
  const header = ['Ref', 'Shipper', 'Name', 'Name', ''];
  const text = 'header: [Ref, Shipper, Name, Name, ""]\nmapping:\n  exporter: [Shipper]\n  consignee: [3]\n  description: [4]\n';

  it('gives exactly the columns it names', () => {
    const mappings = mappingFor(header, parseMappingFile(text, 'm.yaml'));
    expect(fieldsOf(mappings)).toEqual(['', 'exporter', 'consignee', 'description', '']);
    expect(mappings[1]).toMatchObject({ confidence: 1, index: 2 });
  });

  it('what is saved is read back as the same mapping', () => {
    const mappings = map(['Shipper', 'Consignee & Address', 'HS', 'HS', '', 'yes', '007']);
    expect(fieldsOf(mappingFor(mappings.map((one) => one.header), parseMappingFile(formatMappingFile(mappings), 'm.yaml')))).toEqual(fieldsOf(mappings));
  });

  it.each([
    [['Ref', 'Sender', 'Name', 'Name', ''], ['no longer has the column "Shipper"', 'new column "Sender"']],
    [['Shipper', 'Ref', 'Name', 'Name', ''], ['another order: column 1 is "Shipper"']],
    [['Ref', 'Shipper', 'Name', 'Name', '', ''], ['6 columns']],
    [['Ref', 'Shipper', 'Name', ''], ['another order: column 4']],
  ])('fails when the sheet has %j', (now, changes) => {
    const error = caught(() => mappingFor(now, parseMappingFile(text, 'm.yaml')));
    expect(error).toBeInstanceOf(MappingFileError);
    expect((error as MappingFileError).kind).toBe('header-changed');
    expect((error as MappingFileError).changes).toHaveLength(changes.length);
    changes.forEach((change, i) => expect((error as MappingFileError).changes[i]).toContain(change));
  });

  it.each([
    ['header: [A', 'not valid YAML'], ['[]', 'has the keys'], ['a: 1', 'unknown key "a"'], ['mapping: {exporter: [A]}', '"header" must list'], ['header: [A]', '"mapping" must name'],
    ['header: [A]\nmapping: {exportr: [A]}', 'is no field'], ['header: [A]\nmapping: {exporter: [B]}', 'no column "B"'], ['header: [A]\nmapping: {exporter: [2]}', 'no column 2'],
    ['header: [A, A]\nmapping: {exporter: [A]}', 'occurs 2 times'], ['header: [A]\nmapping: {exporter: [[A]]}', 'a column is a header text'], ['', 'has the keys'],
  ])('%j is refused', (broken, reason) => {
    const error = caught(() => parseMappingFile(broken, 'm.yaml'));
    expect(error).toBeInstanceOf(MappingFileError);
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).toMatch(/^m\.yaml:\d+: /);
  });
});

describe('laws', () => {
  it('any header and sample give one mapping per column, with known fields, and nothing throws', () => {
    const cell = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('Exporter', '收货人', 'HS', 'POD', '', 'Страна', 'KP', '9349796', 'a/b/c', 'x'.repeat(5000)));
    fc.assert(fc.property(fc.array(cell, { maxLength: 12 }), fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 4 }), fc.constantFrom('export', 'import'), (header, sample, direction) => {
      const mappings = map(header, { direction: direction as 'export' }, sample);
      expect(mappings.map((one) => one.index)).toEqual(mappings.map((_, i) => i + 1));
      expect(mappings.length).toBeGreaterThanOrEqual(header.length);
      for (const one of mappings) {
        for (const field of one.fields) expect(FIELDS).toContain(field);
        expect(one.confidence).toBeGreaterThanOrEqual(0);
        expect(one.confidence).toBeLessThanOrEqual(1);
        expect(one.confidence > 0).toBe(one.fields.length > 0);
      }
    }), { numRuns: 60 });
  });

  it('upper and lower case and outer space make no difference', () => {
    const headers = ['exporter name', 'port of loading', 'hs code', 'страна происхождения', 'gönderici adı', 'cảng xếp hàng'];
    for (const header of headers) {
      for (const other of [header.toUpperCase(), ` ${header} `, header.replaceAll(' ', '_')]) expect(fieldsOf(map([other]))).toEqual(fieldsOf(map([header])));
    }
  });

  it('a hostile header costs bounded time', () => {
    const started = performance.now();
    map(Array.from({ length: 20_000 }, (_, i) => `q${(i * 7919) % 104_729}zxkv`));
    map(['a'.repeat(1_000_000), '/'.repeat(100_000), '收'.repeat(100_000), ' '.repeat(100_000)], {}, [['x'.repeat(1_000_000), '1'.repeat(100_000), '(', ' '.repeat(100_000)]]);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it('the compiled dictionary is the one of the YAML files', () => {
    const compiled = compileColumnDictionary();
    expect(compiled.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(new Map(compiled.phrases)).toEqual(dictionary.lexicon.phrases);
  });
});

describe('the dictionary', () => {
  it('names only senses that rules or parties use', () => {
    const compiled = compileColumnDictionary();
    const used = new Set(compiled.rules.flatMap((rule) => [...rule.all.split(/[ |]/), ...(rule.ok ?? '').split(' ')]));
    const senses = new Set([...compiled.phrases.flatMap(([, list]) => list), ...compiled.stems.flatMap(([, list]) => list)]);
    for (const sense of used) if (sense !== '') expect(senses, sense).toContain(sense);
  });
});

describe('headers in short', () => {
  const one = (header: string, sample: string[] = []): string => fieldsOf(map([header], {}, sample.map((value) => [value]))).join();

  it.each([
    ['Страна назн.', 'destination_country'], ['Страна отпр-я', 'exporter_country'], ['Країна поход.', 'origin_country'], ['Port déb.', 'port_of_discharge'],
    ['積載船(機)名', 'vessel'], ['Navire/Vol', 'vessel+voyage'], ['Vessel/Flag', 'vessel+flag'], ['Vessel/Voyage', 'vessel+voyage'], ['Exporter.Address.Country', 'exporter_country'],
    ['Đ/c người nhận', 'consignee_address'], ['NAME1_WE', 'consignee'], ['LAND1_WE', 'consignee_country+destination_country'],
  ])('%s is %s', (header, field) => {
    expect(one(header)).toBe(field);
  });

  it('leaves open what could be anything', () => {
    for (const header of ['Prov.', 'Exp.', 'Comp.', 'Con.', 'Skip', 'CIM No.', 'Line 1', 'ADR', 'Deb. 2']) expect([header, one(header)]).toEqual([header, '']);
    expect(one('Tara', ['2200', '2300', '2250', '3800', '3900'])).toBe('');
    expect(one('Call Sign', ['V7AB1', '9HA22', 'VRXX9'])).toBe('');
  });
});

describe('sides told by the values and the neighbours', () => {
  it('takes a partner with a name for a firm of the other side', () => {
    const sample = [['ACME WORKS', 'BUSAN MARINE SUPPLY'], ['ACME WORKS', 'DALIAN BRIGHT TOOLS']];
    expect(fieldsOf(map(['Exporter', 'Partner'], {}, sample))).toEqual(['exporter', 'consignee']);
    expect(fieldsOf(map(['Exporter', 'Partner'], {}, [['ACME WORKS', 'Japan'], ['ACME WORKS', 'Viet Nam']]))).toEqual(['exporter', 'destination_country']);
  });

  it('gives a foreign firm the side that the direction leaves it', () => {
    const header = ['境内收发货人', '境外收发货人'];
    expect(fieldsOf(map(header))).toEqual(['exporter', 'consignee']);
    expect(fieldsOf(map(header, { direction: 'import' }))).toEqual(['consignee', 'exporter']);
  });

  it('reads ship-country beside ship-city as the end of a parcel, else as a flag', () => {
    expect(fieldsOf(map(['recipient-name', 'ship-address-1', 'ship-city', 'ship-country']))).toEqual(['consignee', 'consignee_address', '', 'consignee_country+destination_country']);
    expect(fieldsOf(map(['ship-name', 'ship-country']))).toEqual(['vessel', 'flag']);
  });

  it('takes names below a number of a ship for its name, numbers never', () => {
    expect(fieldsOf(map(['Vessel No.'], {}, [['EVER LAKE'], ['MSC JADE']]))).toEqual(['vessel']);
    expect(fieldsOf(map(['Vessel No.'], {}, [['V-17'], ['V-18']]))).toEqual(['']);
  });
});
