function words(list: string): string[] {
  return list.split(/\s*,\s*/);
}

export const firstNames = words(
  'Aino, Amara, Anselm, Bea, Benedikt, Camille, Chidi, Clara, Dario, Dilara, Eamon, Edda, Elif, Esteban, Fenna, Gideon, Hanneke, Hiro, Ilse, Imran, Isolde, Jamal, Jelena, Kaito, Katya, Kofi, Lars, Lucía, Mads, Mireille, Nadia, Noor, Odile, Omar, Orla, Petra, Quentin, Rasmus, Renata, Saoirse, Selim, Tamsin, Teodor, Uma, Viktor, Wanda, Xenia, Yara, Yusuf, Zofia',
);

export const lastNames = words(
  'Abara, Albrecht, Aydin, Bergström, Bianchi, Brandvold, Carrow, Castellano, Coetzee, Delacroix, Demir, Eklund, Farrow, Fontaine, Grünwald, Haraldsen, Hartley, Ibarra, Jansma, Kaminski, Kessler, Kowalewska, Laurent, Lindholm, Madaki, Marchetti, Mbeki, Moreau, Nakagawa, Nyberg, Okonjo, Osterman, Pellegrino, Quist, Rahimi, Rosendahl, Santangelo, Sterling, Szabo, Tanaka, Thorne, Ullmann, Valente, Verhoeven, Wexford, Winther, Yilmaz, Zeller',
);

export const companyFirst = words(
  'Alder, Amber, Arden, Baltic, Beacon, Birch, Cobalt, Copper, Delta, Ember, Falcon, Fjord, Garnet, Granite, Harbour, Hazel, Iron, Juniper, Keel, Lark, Linden, Marlow, Meridian, Nordic, Oak, Orchard, Pinnacle, Quarry, Raven, Ridge, Saffron, Silver, Summit, Tidal, Timber, Umber, Vale, Willow, Windmill, Yarrow',
);

export const companySecond = words(
  'Automation, Bakeries, Biotech, Brewing, Ceramics, Cold Chain, Components, Depots, Dynamics, Engineering, Fasteners, Foods, Freight, Furniture, Glassworks, Instruments, Logistics, Machining, Marine, Mills, Optics, Packaging, Paper, Pharma, Plastics, Robotics, Shipyards, Steelworks, Textiles, Warehousing',
);

export const jobTitles = words(
  'Operations Manager, Plant Manager, Head of Logistics, Procurement Lead, IT Director, Warehouse Supervisor, Chief Operating Officer, Finance Manager, Automation Engineer, Maintenance Planner, Managing Director, Supply Chain Analyst',
);

export const dealSubjects = words(
  'fleet rollout, depot pilot, maintenance module, second hall, night shift automation, telematics upgrade, site extension, dispatch console, safety package, renewal',
);

export const ticketSubjects = words(
  'Vehicle stops in front of the dock, Map differs from the new racks, Console is slow on Monday mornings, Report is empty, Battery estimate is wrong, Cannot add a user, Two vehicles wait for each other, Update failed overnight, Badge reader is not recognised, Alarm rings without a cause',
);

/** City, postal code, country, and an invented street. */
export const places: readonly (readonly [string, string, string, string])[] = [
  ['Drammen', '3040', 'Norway', 'Havnegata 3'],
  ['Gdynia', '81-350', 'Poland', 'Portowa 9'],
  ['Leeds', 'LS1 1AA', 'United Kingdom', '14 Foundry Row'],
  ['Rotterdam', '3011 AA', 'Netherlands', 'Kadeweg 27'],
  ['Bremen', '28195', 'Germany', 'Speicherhof 5'],
  ['Lyon', '69002', 'France', '8 quai des Tisseurs'],
  ['Malmö', '211 20', 'Sweden', 'Varvsgatan 11'],
  ['Denver', '80202', 'United States', '1200 Railyard Street'],
  ['Bilbao', '48001', 'Spain', 'Calle del Muelle 6'],
  ['Nagoya', '450-0002', 'Japan', '3-1 Minato'],
];

export const notes = words(
  'Prefers to be called before noon., Met them at the fair in Hanover; wants a demo with real telematics., Asked for a reference in the same industry., Sent the security questionnaire., Left a voicemail., Wants to see the price for a second hall as well.',
);
