// Screens a stream of records in a few lines: node data/samples/library.mjs
import { createChecker } from 'nkcheck';

const records = [
  { Consignee: 'Daehan Precision Co Ltd, Busan', 'HS Code': '8542.31', Destination: 'KR' },
  { Consignee: 'Tanchon Commercial Bank', 'HS Code': '8473.50', Destination: 'CN' },
  { Consignee: 'Ryugyong Store, Pyongyang', 'HS Code': '9101.11', Destination: 'KP' },
];
const checker = await createChecker({ jurisdictions: ['SG'] });
for await (const finding of checker.screen(records)) {
  console.log(`record ${finding.record}: ${finding.verdict}: ${finding.message}`);
}
