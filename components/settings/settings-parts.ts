/** Sections of the settings that have an address of their own. */
export const SETTINGS_PARTS = ['sites', 'masking', 'storage', 'appearance', 'shortcuts', 'about'] as const
export type SettingsPart = (typeof SETTINGS_PARTS)[number]
