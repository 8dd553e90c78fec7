/** ISO 3166 codes of the member states, in small letters. */
export const euStates: readonly string[] =
  'at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk'.split(' ')
