import { fold } from '#literature/fold.ts'

/** What is never kept of a person, and how columns of lists are headed that hold it. */
const attributes: readonly { readonly what: string; readonly heads: RegExp }[] = [
  {
    what: 'gender',
    heads:
      /\b(gender|sex|geschlecht|sexe|sexo|genere|genero|sesso|genre|jantina|kelamin|pronouns?|pronomen|salutation|anrede|civilite|honorific|title of address|male|female)\b|性别|性別|성별/,
  },
  {
    what: 'age or date of birth',
    heads:
      /\b(age|ages|alter|edad|eta|umur|usia|idade|birth|birthday|birthdate|birth ?date|birth ?year|year ?of ?birth|date ?of ?birth|place ?of ?birth|born|dob|yob|geburtstag|geburtsdatum|geburtsjahr|naissance|nacimiento|nascita|nascimento|lahir)\b|年龄|年齡|年齢|出生|生日|생년월일|나이/,
  },
  {
    what: 'nationality or origin',
    heads:
      /\b(nationality|nationalities|citizenship|citizen|nationalitat|staatsangehorigkeit|staatsburgerschaft|nationalite|citoyennete|nacionalidad|ciudadania|nazionalita|cittadinanza|kewarganegaraan|warganegara|ethnicity|ethnic|race|ethnie|etnia|ethnische|herkunft|origin|country of origin|mother tongue|native language|muttersprache|passport|visa|immigration|suku|bangsa|caste)\b|国籍|國籍|民族|种族|種族|국적/,
  },
  {
    what: 'religion or belief',
    heads:
      /\b(religion|religious|faith|belief|konfession|glaube|religione|religiao|agama|denomination)\b|宗教|信仰|종교/,
  },
  {
    what: 'health or disability',
    heads:
      /\b(disability|disabilities|disabled|handicap|behinderung|health|medical|gesundheit|sante|discapacidad|disabilita|pregnan\w*|schwanger\w*|oku)\b|残疾|健康|장애/,
  },
  {
    what: 'family or orientation',
    heads:
      /\b(marital|married|spouse|children|kids|familienstand|verheiratet|situation familiale|estado civil|stato civile|perkahwinan|sexual|orientation|sexuality|lgbt\w*)\b|婚姻|婚否|결혼/,
  },
  {
    what: 'politics or union membership',
    heads:
      /\b(political|politics|party membership|trade union|union member\w*|gewerkschaft|partei|syndicat|sindicato)\b|政治面貌|党派/,
  },
  {
    what: 'a photograph',
    heads: /\b(photo|photograph|picture|headshot|portrait|avatar|foto|lichtbild)\b|照片|사진/,
  },
]

/**
 * Why a column with this header is never kept, as a sentence; null when it may be. Such attributes
 * may not weigh in whom we approach, so they are dropped where they would come in.
 */
export const refusesHeader = (header: string): string | null => {
  const words = fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const found = attributes.find(({ heads }) => heads.test(words))
  return found
    ? `“${header.trim()}” looks like ${found.what}. That is never kept here, so the column is dropped.`
    : null
}
