/** Texts of the compartments in Settings. */
export const compartmentTexts = {
  'compartments.title': 'Compartments',
  'compartments.why':
    'What is put into a compartment exists for those inside and for the founder. For everybody else there is nothing: no line, no count, no gap.',
  'compartments.none': 'There is no compartment that you are inside of.',
  'compartments.noneWhy':
    'Make one before you add a person or a note that only some of us may know.',
  'compartments.make': 'Make a compartment',
  'compartments.name': 'Name',
  'compartments.nameHint': 'One that tells nothing, such as North.',
  'compartments.reason': 'Why it is kept apart',
  'compartments.reasonHint': 'Read inside only.',
  'compartments.made': '{name} is there; you are inside.',
  'compartments.letIn': 'Let somebody into {name}',
  'compartments.add': 'Let somebody in',
  'compartments.letInDone': '{member} is inside of {name}',
  'compartments.takenOut': '{member} is out of {name}',
  'compartments.open': 'Open to all',
  'compartments.openTitle': 'Open {name} to every member?',
  'compartments.openWhy':
    'Every member will see what is inside, and all that happened there. What was seen cannot be hidden again.',
  'compartments.openYes': 'Open it',
  'compartments.opened': '{name} is open to every member',
} as const
