import type { FindingKind } from './finding.js';

/** What a rule code stands for. Every code has a page of the same name in docs/rules. */
export interface RuleInfo {
  readonly kind: FindingKind;
  readonly title: string;
  /** What it means for the person who reads it. */
  readonly meaning: string;
  /** What to do next. */
  readonly advice: string;
}

/** The codes that a finding may carry: NK1xx parties, NK2xx vessels, NK3xx goods, NK4xx destination and route, NK9xx data. */
export const RULES = {
  NK101: {
    kind: 'party',
    title: 'Name of a designated entity',
    meaning: 'A party of the record bears the name or a listed alias of an entity designated by the authority named.',
    advice: 'Stop the consignment and compare address, registration and SWIFT code with the list entry before anything else.',
  },
  NK102: {
    kind: 'party',
    title: 'Name of a designated person',
    meaning: 'A party of the record bears the name of a designated person. Many people share a name.',
    advice: 'Compare birth date, passport and nationality with the list entry; clear it with a reason if they differ.',
  },
  NK103: {
    kind: 'party',
    title: 'Identifier of a listed party',
    meaning: 'A SWIFT code, passport, registration, company IMO number or e-mail address of a listed party stands in the record.',
    advice: 'Treat it as the listed party itself unless the number was mistyped.',
  },
  NK104: {
    kind: 'party',
    title: 'Name of a party that was reported, charged or convicted',
    meaning: 'The party was named in connection with DPRK trade but is not designated by the UN. The finding says by whom, when and with what status.',
    advice: 'Ask for an explanation and evidence of the end user; being reported is not being designated.',
  },
  NK105: {
    kind: 'party',
    title: 'Name of a party designated by a single State or the EU',
    meaning: 'The party is on the list of the authority named, not on the UN list.',
    advice: 'Check whether that authority has jurisdiction over you, your bank, the currency or the goods.',
  },
  NK201: {
    kind: 'vessel',
    title: 'IMO number of a designated vessel',
    meaning: 'The IMO number belongs to a designated vessel, whatever name it sails under.',
    advice: 'Do not load or discharge; report to the competent authority.',
  },
  NK202: {
    kind: 'vessel',
    title: 'Name of a designated vessel',
    meaning: 'The ship bears the present or a former name of a designated vessel and no valid IMO number tells them apart.',
    advice: 'Ask for the IMO number.',
  },
  NK203: {
    kind: 'vessel',
    title: 'Vessel under the DPRK flag',
    meaning: 'The ship is said to fly the flag of the DPRK.',
    advice: 'Check the vessel, its owner and the route; DPRK-flag ships are subject to inspection and port-call limits.',
  },
  NK301: {
    kind: 'goods',
    title: 'Goods that a rule covers whole',
    meaning: 'The HS code, or the code with its description, is covered by a prohibition in this direction on this date.',
    advice: 'Do not ship without a written exemption of the competent authority.',
  },
  NK302: {
    kind: 'goods',
    title: 'Goods that a rule covers in part',
    meaning: 'The HS code holds goods that the rule names and others; the description does not decide.',
    advice: 'Find out what exactly the goods are.',
  },
  NK303: {
    kind: 'goods',
    title: 'Goods under a cap or a condition',
    meaning: 'A quota, value threshold or technical parameter decides, and the record alone cannot.',
    advice: 'Get the confirmation of the competent authority, or show that the condition is not met.',
  },
  NK304: {
    kind: 'goods',
    title: 'Total national ban',
    meaning: 'A State whose jurisdiction was chosen bars every commercial good in this direction.',
    advice: 'Do not ship without a licence of that State.',
  },
  NK305: {
    kind: 'goods',
    title: 'No readable HS code on a DPRK record',
    meaning: 'The goods cannot be held against the prohibitions because the code is missing or unreadable.',
    advice: 'Get the HS code and screen again.',
  },
  NK306: {
    kind: 'goods',
    title: 'HS code and description contradict each other',
    meaning: 'The description names prohibited goods, the code does not.',
    advice: 'Find out which is right; misdeclared codes are a known means of evasion.',
  },
  NK401: {
    kind: 'destination',
    title: 'Bound for the DPRK',
    meaning: 'A destination, port or consignee place of the record is in the DPRK.',
    advice: 'Check every prohibition and catch-all; most goods are barred and a licence may be needed.',
  },
  NK402: {
    kind: 'destination',
    title: 'Coming from the DPRK',
    meaning: 'The origin, port of loading or exporter place of the record is in the DPRK.',
    advice: 'Check every import prohibition and the place of origin.',
  },
  NK403: {
    kind: 'destination',
    title: 'DPRK named elsewhere in the record',
    meaning: 'A party, transit, description or remark cell names the DPRK or a place in it.',
    advice: 'Find out what part the DPRK plays in this shipment.',
  },
  NK404: {
    kind: 'destination',
    title: 'North and South Korea contradict each other',
    meaning: 'One cell says the DPRK, another on the same side says the Republic of Korea. Often a slip of KP for KR.',
    advice: 'Correct the country, or confirm it.',
  },
  NK410: {
    kind: 'route',
    title: 'Route sign beside another finding',
    meaning: 'A border or transshipment place known from DPRK trade. Ordinary by itself, so never reported alone.',
    advice: 'Weigh it with the other findings of the record.',
  },
  NK901: {
    kind: 'data',
    title: 'Value that could not be read on a record with DPRK findings',
    meaning: 'An IMO number, date or country that matters here is unreadable or fails its check digit.',
    advice: 'Get the right value and screen again.',
  },
} as const satisfies Record<string, RuleInfo>;

export type RuleCode = keyof typeof RULES;
