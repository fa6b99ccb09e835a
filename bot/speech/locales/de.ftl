### Kept like en.ftl: the same keys, the same values. Informal: du.

## Start and help

start = Hallo! Ich mache aus Fotos animierte 3D-Cartoon-Sticker.

    Schick mir ein Foto und wähle ein Thema, oder schreib es darunter: /theme Weltraumpirat

    /help zeigt, was ich noch kann, /privacy, was ich behalte.
start-group = Antworte auf ein Foto mit /theme Weltraumpirat, und ich mache einen Sticker daraus. /help zeigt den Rest.
help-telegram = Ein Sticker
    • Schick ein Foto und wähle ein Thema, oder schreib darunter: /theme Weltraumpirat
    • In einer Gruppe: antworte auf ein Foto mit /theme Weltraumpirat
    • Worte in Anführungszeichen am Ende kommen auf den Sticker: /theme Weltraumpirat „Ahoi!“
    • /pack macht zwölf Gesichtsausdrücke aus einem Foto
    • /me macht einen Sticker aus deinem Profilbild
    • Es gehen Fotos, Bilddateien, Alben mit bis zu vier Bildern und Sticker; aus Videos und GIFs nehme ich das beste Bild.
    • Schreib in irgendeinem Chat @{ $bot } und ein paar Wörter, um einen deiner Sticker zu schicken.

    Deines
    • /packs: deine Stickerpakete
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: niemand sonst darf deine Fotos verwenden
    • /remember_me: Sticker, ohne noch einmal ein Foto zu schicken
    • /help_training: hilf mir, besser zu zeichnen

    Gruppen
    • /settings: Themen, Grenzen und mehr, für Admins
help-discord = Ein Sticker
    • /theme mit einem Foto und ein paar Wörtern, zum Beispiel Weltraumpirat
    • Worte in Anführungszeichen am Ende kommen auf den Sticker: /theme Weltraumpirat „Ahoi!“
    • „Apps > Sticker machen“ bei jeder Nachricht mit Bild
    • „Apps > Sticker vom Avatar“ bei einem Mitglied
    • Erwähne mich in einer Nachricht mit Bild
    • /pack macht zwölf Gesichtsausdrücke aus einem Foto

    Deines
    • /packs: deine Stickerpakete
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: niemand sonst darf deine Fotos verwenden
    • /remember_me: Sticker, ohne noch einmal ein Foto zu schicken
    • /help_training: hilf mir, besser zu zeichnen

    Server
    • /toonbooth settings: Themen, Grenzen und mehr, für alle, die den Server verwalten

## Privacy

privacy = Was ich behalte
    • Dein Foto: nur solange der Sticker gemacht wird, höchstens einen Tag. Wo und wann es aufgenommen wurde, werfe ich sofort weg.
    • Deine Sticker und Pakete: bis du sie löschst.
    • Wer wann mit welchen Worten gefragt hat und wo im Chat das Foto war, damit „Noch einmal“ geht.
    • Die Maße deines Gesichts, als Zahlen: nur nach /remember_me.
    • Ausschnitte und Zeichnungen zum Lernen: nur nach /help_training.

    /forget_me löscht das alles.
privacy-asking = Wer ein Foto geschickt hat, wird gefragt, bevor jemand anders einen Sticker daraus macht.
privacy-not-asking = Die Admins hier erlauben allen, ungefragt Sticker aus fremden Fotos zu machen. Wenn du das nicht willst: /no_stickers_of_me

## Forget me

forget-question = Soll ich alles von dir löschen: Sticker, Pakete, Einstellungen und alles, was ich von dir weiß? Was gerade gemacht wird, wird abgebrochen. Das lässt sich nicht rückgängig machen. Was schon in Chats geschickt wurde, bleibt dort.
forget-working = Wird gelöscht …
forget-kept = In Ordnung, alles bleibt, wie es ist.
forget-receipt = Erledigt. Ich habe nichts mehr von dir.
    • Gelöschte Sticker: { $stickers }
    • Gelöschte Aufträge: { $jobs }
    • Gelöschte Lernbeispiele: { $lessons }
    • Wann: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Es bleibt nur ein Code ohne deinen Namen: Durch ihn bleibst du auch dann vergessen, wenn ich aus einer Sicherung wiederhergestellt werde, und Sperren bleiben in Kraft.

## Language

language-question = In welcher Sprache soll ich mit dir sprechen?
language-automatic = Wie in meiner App
language-saved = Ich spreche jetzt Deutsch mit dir.
language-saved-automatic = Ich spreche jetzt die Sprache deiner App.

## Making

make-send-photo = Schick mir erst ein Foto, dann mache ich einen Sticker daraus.
make-choose-theme = Welches Thema soll es sein? Wähle eins oder schreib es mit eigenen Worten.
make-choose-theme-here = Welches Thema soll es sein? Wähle eins oder antworte auf diese Nachricht mit eigenen Worten.
make-choose-listed = Welches Thema soll es sein?
make-own-words = Schreib in wenigen Worten, wie es aussehen soll, zum Beispiel: Weltraumpirat
make-no-words = Schreib hinter den Befehl, wie es aussehen soll: /theme Weltraumpirat
make-no-photo-there = In dieser Nachricht ist kein Foto. Antworte auf eine mit Foto.
make-what-works = Damit kann ich nichts anfangen. Schick ein Foto, ein Bild als Datei, einen Sticker, ein GIF oder ein Video.
make-album-cut =
    { $limit ->
        [one] Aus einem Album nehme ich nur das erste Foto.
       *[other] Aus einem Album nehme ich nur die ersten { $limit } Fotos.
    }
make-no-avatar = Ich sehe kein Profilbild. Schick stattdessen ein Foto.
make-download-failed = Ich konnte das Foto nicht abholen. Bitte schick es noch einmal.
make-pack = Ich mache zwölf Gesichtsausdrücke aus deinem Foto. Sie kommen nacheinander.
make-group-hint = In dieser Gruppe kann ich nicht lesen, was unter einem Foto steht. Antworte auf das Foto mit /theme Weltraumpirat
make-nothing-remembered = Ich kenne dein Gesicht nicht. Schick ein Foto oder sag vorher /remember_me.

## Progress

progress-title = „{ $theme }“
progress-received = Angekommen, einen Moment …
progress-waiting =
    { $ahead ->
        [0] Deiner ist der nächste.
        [one] { $ahead } Sticker kommt vor deinem.
       *[other] { $ahead } Sticker kommen vor deinem.
    }
progress-starting = Es geht los …
progress-stage-cut-out = Wird ausgeschnitten
progress-stage-cartoon = Wird gezeichnet
progress-stage-scene = Wird in 3D gebaut
progress-stage-preview = Vorschau wird gezeichnet
progress-stage-render = Wird gerendert
progress-stage-encode = Dateien werden fertiggestellt
progress-eta-seconds =
    { $count ->
        [one] noch etwa { $count } Sekunde
       *[other] noch etwa { $count } Sekunden
    }
progress-eta-minutes =
    { $count ->
        [one] noch etwa { $count } Minute
       *[other] noch etwa { $count } Minuten
    }
progress-eta-hours =
    { $count ->
        [one] noch etwa { $count } Stunde
       *[other] noch etwa { $count } Stunden
    }
progress-preview = Hier ist eine Vorschau. Der Sticker folgt.
progress-sending = Er ist fertig. Wird geschickt …
progress-pack = { $done } von { $total } Stickern sind fertig.

## Cancel

button-cancel = Abbrechen
cancel-running = Wird angehalten …
cancel-done = Abgebrochen. Nichts davon wurde behalten.

## Result

button-again = Noch einmal
button-variants = 4 Varianten
button-more = Mehr Cartoon
button-less = Weniger Cartoon
button-theme = Anderes Thema
button-own-words = Eigene Worte
button-pack = In mein Paket
button-files = Dateien
button-show = Meinen Sticker zeigen
button-delete = Löschen
button-fine = Beste Qualität
result-ready = Dein Sticker ist fertig.
result-for = { $user }, dein Sticker ist fertig.
result-moved = In { $place } darf ich keine Sticker schicken, deshalb kommt deiner hier.
result-files = Alle Dateien dieses Stickers
result-as-file = Er ließ sich nicht als Sticker schicken, deshalb kommt er als Datei.
result-too-large = Diese Datei ist für diesen Chat zu groß und fehlt: { $name }
result-deleted = Gelöscht, hier und überall, wo ich ihn hatte.
result-delete-question = Diesen Sticker löschen? Er lässt sich nicht zurückholen.
result-variants = Vier Varianten werden gemacht …
result-most-cartoony = Mehr Cartoon geht nicht.
result-least-cartoony = Weniger Cartoon geht nicht.
result-finest = Das ist schon die beste Qualität.

## Faces

faces-question =
    { $count ->
        [one] Ich sehe { $count } Gesicht. Welches soll ich zeichnen?
       *[other] Ich sehe { $count } Gesichter. Welches soll ich zeichnen?
    }
button-all-faces = Alle

## Asking the author of a photo

consent-question = { $asker } möchte einen Cartoon-Sticker aus deinem Foto, „{ $theme }“. Erlaubst du das?
consent-question-avatar = { $asker } möchte einen Cartoon-Sticker aus deinem Profilbild, „{ $theme }“. Erlaubst du das?
consent-waiting = Das Foto ist von { $author }. Ich habe gefragt; nach der Erlaubnis geht es los.
consent-allowed = Erlaubt. Der Sticker wird gemacht.
consent-denied = { $author } möchte keinen Sticker aus diesem Foto.
consent-denied-thanks = In Ordnung, es wird kein Sticker gemacht. Wenn niemand mehr fragen soll: /no_stickers_of_me
consent-unanswered = { $author } hat nicht geantwortet, deshalb wurde kein Sticker gemacht.
consent-over = Diese Frage wurde nicht rechtzeitig beantwortet, deshalb wurde kein Sticker gemacht.
consent-unknown-author = Ich kann nicht fragen, wer dieses Foto geschickt hat, und mache deshalb keinen Sticker daraus. Wenn es deins ist, schick es selbst.
button-allow = Erlauben
button-deny = Nicht erlauben

## What I may use and remember

optout-on = Niemand sonst kann mehr Sticker aus deinen Fotos oder deinem Profilbild machen.
optout-off = Andere dürfen wieder Sticker aus deinen Fotos machen, wo das erlaubt ist.
remember-question = Soll ich mir die Maße deines Gesichts merken, als Zahlen und ohne Bild? Dann bekommst du Sticker, ohne ein Foto zu schicken. Mehr unter /privacy.
remember-on = Ab deinem nächsten Foto merke ich mir dein Gesicht. Zurücknehmen geht jederzeit mit /remember_me
remember-off = Ich kenne dein Gesicht nicht mehr. Was ich hatte, ist gelöscht.
training-question = Darf ich aus deinen Stickern lernen? Ich würde einen Ausschnitt jedes Fotos und die Zeichnung behalten, bis du es zurücknimmst. Mehr unter /privacy.
training-on = Danke! Ab jetzt lerne ich aus dem, was du machst. Zurücknehmen geht jederzeit mit /help_training
training-off = Ich lerne nichts mehr von dir. Was du gegeben hast, ist gelöscht.
button-turn-on = Einschalten
button-turn-off = Ausschalten

## Presses of buttons

press-not-yours = Dieser Knopf ist für jemand anderen. Mach mit /theme deinen eigenen Sticker
press-gone = Dieser Knopf ist zu alt. Bitte fang noch einmal an.
press-forged = Diesen Knopf kenne ich nicht. Bitte fang noch einmal an.
press-working = Einen Moment …
button-yes = Ja
button-no = Nein
button-back = Zurück
button-previous = Vorherige
button-next = Weiter
button-close = Schließen

## Settings of a group or server

settings-title = Einstellungen von { $place }
settings-line = { $name }: { $value }
settings-admins-only = Nur Admins dieser Gruppe können ihre Einstellungen ändern.
settings-needs-right = Dafür brauchst du die Berechtigung „Server verwalten“.
settings-groups-only = Einstellungen gibt es in Gruppen. Nimm mich in eine auf und schreib dort /settings.
settings-saved = Gespeichert.
settings-closed = Die Einstellungen sind geschlossen.
settings-on = ein
settings-off = aus
settings-themes = Themen
settings-themes-description = Welche Themen hier erlaubt sind
settings-themes-all = alle
settings-themes-listed = nur ausgewählte
settings-themes-choose = Themen auswählen
settings-free-words = Eigene Worte
settings-free-words-description = Ob man jedes beliebige Thema schreiben darf
settings-makers = Wer Sticker machen darf
settings-makers-everyone = alle
settings-makers-admins = nur Admins
settings-user-quota = Sticker pro Person
settings-user-quota-description = Wie viele eine Person hier am Tag machen darf
settings-quota = Sticker insgesamt
settings-quota-description = Wie viele hier am Tag gemacht werden dürfen
settings-unlimited = hier keine Grenze
settings-per-day =
    { $count ->
        [one] { $count } am Tag
       *[other] { $count } am Tag
    }
settings-strictness = Nacktheitsfilter
settings-strictness-description = Welche Fotos abgelehnt werden
settings-strictness-strict = streng
settings-strictness-usual = mittel
settings-strictness-off = aus
settings-language = Sprache
settings-language-each = die eigene von allen
settings-ask-authors = Erst fragen
settings-ask-authors-description = Fragen, wer ein Foto geschickt hat, bevor andere es verwenden
settings-quiet = Stiller Modus
settings-quiet-description = Keine Zwischenstände, nur der Sticker
settings-results-in = Sticker kommen
settings-results-in-here = hierher
settings-results-in-private = in den privaten Chat

## Packs

packs-title = Deine Pakete
packs-empty = Du hast noch kein Paket.
packs-line =
    { $count ->
        [one] { $title }: { $count } Sticker
       *[other] { $title }: { $count } Sticker
    }
button-new-pack = Neues Paket
button-rename = Umbenennen
button-order = Ordnen
button-emoji = Emoji
button-delete-pack = Paket löschen
button-link = Link
button-hand-over = Übergeben
button-remove = Herausnehmen
button-up = Nach oben
button-down = Nach unten
button-upload-emoji = Als Emoji hinzufügen
button-upload-sticker = Zu diesem Server hinzufügen
packs-ask-name = Wie soll das Paket heißen? Schreib den Namen.
packs-bad-name = Ein Name hat 1 bis { $most } Zeichen. Bitte schreib einen anderen.
packs-name-taken = Du hast schon ein Paket mit diesem Namen. Bitte schreib einen anderen.
packs-created = Das Paket „{ $title }“ ist da.
packs-renamed = Das Paket heißt jetzt „{ $title }“.
packs-delete-question = Das Paket „{ $title }“ löschen? Die Sticker selbst bleiben.
packs-deleted = Das Paket ist gelöscht.
packs-choose-pack = In welches Paket?
packs-choose-sticker = Welcher Sticker?
packs-ask-emoji = Schick 1 bis 20 Emojis, die zu diesem Sticker passen.
packs-bad-emoji = Bitte schick 1 bis 20 Emojis und sonst nichts.
packs-emoji-saved = Gespeichert: { $emoji }
packs-added = Zu „{ $title }“ hinzugefügt.
packs-added-already = Er ist schon in „{ $title }“.
packs-removed = Aus „{ $title }“ herausgenommen.
packs-link = Hier ist „{ $title }“: { $link }
packs-link-empty = Ein Paket ohne Sticker hat noch keinen Link.
packs-ask-heir = Wer soll „{ $title }“ bekommen? Schick dieser Person den Link; wer ihn zuerst öffnet, bekommt das Paket: { $link }
packs-heir-question = { $owner } möchte dir das Paket „{ $title }“ geben. Nimmst du es?
packs-handed-over = „{ $title }“ gehört jetzt { $owner }.
packs-taken-over = „{ $title }“ gehört jetzt dir.
packs-full =
    { $most ->
        [one] „{ $title }“ ist mit { $most } Sticker voll. Neue kommen in „{ $next }“.
       *[other] „{ $title }“ ist mit { $most } Stickern voll. Neue kommen in „{ $next }“.
    }
packs-too-many =
    { $most ->
        [one] Du kannst { $most } Paket haben. Lösche es zuerst.
       *[other] Du kannst { $most } Pakete haben. Lösche zuerst eins.
    }
packs-uploading = Sticker werden hinzugefügt: { $done } von { $total }
packs-paused =
    { $minutes ->
        [one] Telegram möchte { $minutes } Minute Pause. Danach geht es von selbst weiter.
       *[other] Telegram möchte { $minutes } Minuten Pause. Danach geht es von selbst weiter.
    }
packs-gone = Dieses Paket gibt es nicht mehr.
packs-left-out =
    { $count ->
        [one] { $count } von { $total } konnte nicht gemacht werden und fehlt.
       *[other] { $count } von { $total } konnten nicht gemacht werden und fehlen.
    }
packs-start-first = Bevor ich Pakete für dich anlegen kann, öffne unseren privaten Chat und tippe auf Starten: { $link }
packs-need-right = Dafür brauche ich auf diesem Server die Berechtigung „Ausdrücke erstellen“.
packs-you-need-right = Dafür brauchst du auf diesem Server die Berechtigung „Ausdrücke erstellen“.
packs-no-room = Auf diesem Server ist kein Platz mehr. Entferne zuerst etwas.
packs-uploaded-emoji = Das Emoji :{ $name }: ist jetzt auf diesem Server.
packs-uploaded-sticker = Der Sticker „{ $name }“ ist jetzt auf diesem Server.

## Private chat, groups and servers

private-needed = Ich kann dir noch nicht schreiben. Öffne unseren privaten Chat und tippe auf Starten: { $link }
private-closed = Ich kann dir nicht schreiben. Erlaube Direktnachrichten von Mitgliedern dieses Servers und versuch es noch einmal.
private-waiting = { $user }, dein Sticker ist fertig, aber ich kann dir nicht schreiben. Drück auf den Knopf: Nur du siehst ihn dann. Erlaubst du Direktnachrichten von Mitgliedern dieses Servers, kommt der nächste von selbst.
group-added = Hallo! Ich mache aus Fotos animierte 3D-Cartoon-Sticker.

    Antworte auf ein Foto mit /theme Weltraumpirat. In Gruppen kann ich oft nicht lesen, was unter einem Foto steht; eine Antwort geht immer.

    Admins: /settings
server-added = Hallo! Ich mache aus Fotos animierte 3D-Cartoon-Sticker.

    Nimm /theme mit einem Foto oder „Apps > Sticker machen“ bei einer Nachricht mit Bild.

    Wer den Server verwaltet: /toonbooth settings
group-no-rights = Ich darf hier keine Sticker und Bilder schicken. Bitte frag einen Admin danach.
server-no-rights = Ich darf in diesem Kanal nicht schreiben oder keine Dateien anhängen. Bitte frag einen Admin danach.
quiet-hint = Hier ist der stille Modus an: Der Sticker kommt ohne weitere Nachrichten.
inline-none = Noch kein Sticker. Mach einen!
inline-start = Sticker machen
bot-about = Macht aus Fotos animierte 3D-Cartoon-Sticker, mit jedem Thema, das du willst.
bot-description = Schick mir ein Foto und sag, wie es aussehen soll: Weltraumpirat, Kawaii, Comicheld … Du bekommst einen animierten 3D-Cartoon-Sticker und eigene Pakete.

## Commands: names are for Discord, descriptions for both

command-theme-name = thema
command-theme-description = Aus einem Foto einen animierten 3D-Cartoon-Sticker machen
command-pack-name = paket
command-pack-description = Zwölf Gesichtsausdrücke aus einem Foto machen
command-packs-name = pakete
command-packs-description = Deine Stickerpakete
command-me-description = Einen Sticker aus deinem Profilbild machen
command-help-name = hilfe
command-help-description = Was ich kann
command-privacy-name = datenschutz
command-privacy-description = Was ich behalte und wie lange
command-forget-me-name = vergiss_mich
command-forget-me-description = Alles löschen, was ich von dir habe
command-language-name = sprache
command-language-description = Die Sprache wählen, in der ich mit dir spreche
command-no-stickers-of-me-name = keine_sticker_von_mir
command-no-stickers-of-me-description = Niemand sonst darf deine Fotos und dein Profilbild verwenden
command-remember-me-name = merk_dir_mich
command-remember-me-description = Sticker bekommen, ohne noch einmal ein Foto zu schicken
command-help-training-name = beim_lernen_helfen
command-help-training-description = Mich aus deinen Stickern lernen lassen
command-settings-name = einstellungen
command-settings-description = Themen, Grenzen und mehr, für Admins
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth auf diesem Server
option-photo-name = foto
option-photo-description = Das Bild für den Sticker
option-prompt-name = thema
option-prompt-description = Wie es aussehen soll, zum Beispiel: Weltraumpirat
option-caption-name = aufschrift
option-caption-description = Worte, die auf dem Sticker stehen
option-strength-name = stärke
option-strength-description = Wie viel Cartoon
option-quality-name = qualität
option-quality-description = Feiner dauert länger
option-language-name = sprache
option-language-description = Die Sprache, in der ich mit dir spreche
choice-strength-calm = wenig
choice-strength-usual = normal
choice-strength-strong = viel Cartoon
choice-quality-auto = automatisch
choice-quality-draft = schnell
choice-quality-standard = normal
choice-quality-fine = beste
menu-make-sticker = Sticker machen
menu-make-avatar-sticker = Sticker vom Avatar

## The built-in themes

theme-autumn-harvest = Herbsternte
theme-christmas = Weihnachten
theme-circus = Zirkus
theme-cute-animals = Süße Tiere
theme-cyberpunk-neon = Cyberpunk-Neon
theme-detective-noir = Film-noir-Detektiv
theme-dinosaurs-and-jungle = Dinosaurier und Dschungel
theme-doctors-and-science = Medizin und Wissenschaft
theme-easter = Ostern
theme-emoji-expressions = Emoji-Gesichter
theme-festivals-and-holidays = Feste und Feiertage
theme-food-and-drinks = Essen und Trinken
theme-halloween = Halloween
theme-kawaii-and-chibi = Kawaii und Chibi
theme-knights-and-castles = Ritter und Burgen
theme-lunar-new-year = Mondneujahr
theme-minimalist-and-modern = Minimalistisch und modern
theme-motivational-and-positive = Motivierend und positiv
theme-music-and-rock = Musik und Rock
theme-mythical-creatures = Fabelwesen
theme-new-year = Neujahr
theme-outer-space = Weltraum
theme-pirates = Piraten
theme-professions-and-hobbies = Berufe und Hobbys
theme-retro-and-vintage = Retro und Vintage
theme-royalty = Königshaus
theme-samurai-and-japan = Samurai und Japan
theme-school-and-graduation = Schule und Abschluss
theme-sports-and-football = Sport und Fußball
theme-spring-garden = Frühlingsgarten
theme-steampunk = Steampunk-Welt
theme-summer-beach = Sommerstrand
theme-superheroes = Superhelden
theme-underwater = Unterwasserwelt
theme-valentines-day = Valentinstag
theme-vampires-and-ghosts = Vampire und Geister
theme-video-games = Videospiele
theme-wild-west = Wilder Westen
theme-winter-wonderland = Winterwunderland
theme-wizards-and-magic = Zauberer und Magie

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Etwas Unerwartetes ist schiefgegangen. Bitte versuch es in einer Minute noch einmal. Wenn es so bleibt, melde diese Referenz: { $reference }
error-trouble = Ich habe gerade selbst ein Problem. Bitte versuch es in einer Minute noch einmal.
error-maintenance = Wegen Wartung werden gerade keine Sticker gemacht; versuch es später noch einmal.
error-banned = Du kannst hier keine Sticker machen; ein Admin kann das ändern.
error-makers-limited = Nur Admins können hier Sticker machen; frag einen von ihnen.
error-opted-out = Wer dieses Foto geschickt hat, möchte keine Sticker daraus; nimm ein anderes.
error-unasked-words = Wer dieses Foto geschickt hat, hat es für die gezeigten Worte erlaubt. Für andere bitte noch einmal um einen Sticker dieses Fotos, als Antwort darauf mit /theme oder über „Sticker machen“ in seinem Menü; dann frage ich wieder.
error-no-theme-allowed = Hier ist kein Thema erlaubt; bitte einen Admin, welche auszuwählen.
error-theme-not-allowed = Dieses Thema ist hier nicht erlaubt; wähle { $titles }.
error-caption-not-allowed = Hier sind nur die Themen der Liste erlaubt, also kommen keine eigenen Worte auf den Sticker; lass weg, was in Anführungszeichen steht.
error-words-refused = Dieses Thema kann nicht gezeichnet werden; wähle ein freundlicheres.
error-queue-full =
    { $limit ->
        [one] Du hast schon { $limit } Auftrag in der Warteschlange; warte darauf oder brich ihn ab.
       *[other] Du hast schon { $limit } Aufträge in der Warteschlange; warte auf einen oder brich einen ab.
    }
error-quota-user =
    { $limit ->
        [0] Du kannst hier keine Sticker machen; ein Admin kann das ändern.
        [one] Du hattest heute schon { $limit } Sticker, mehr gibt es nicht; neue gibt es { $again }.
       *[other] Du hattest heute schon alle { $limit } Sticker; neue gibt es { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Hier können keine Sticker gemacht werden; ein Admin kann das ändern.
        [one] Hier wurde heute schon { $limit } Sticker gemacht, mehr gibt es nicht; neue gibt es { $again }.
       *[other] Hier wurden heute schon alle { $limit } Sticker gemacht; neue gibt es { $again }.
    }
again-minutes =
    { $count ->
        [one] in { $count } Minute
       *[other] in { $count } Minuten
    }
again-hours =
    { $count ->
        [one] in { $count } Stunde
       *[other] in { $count } Stunden
    }
error-unsafe-photo = Dieses Foto zeigt zu viel Haut für diesen Chat; schick ein anderes.
error-nothing-to-draw = Es gibt kein Foto zum Zeichnen; schick es noch einmal.
error-chat-busy = Der Chat nimmt gerade nichts mehr an; es wird von selbst noch einmal versucht.
error-chat-unreachable = Der Chat ist gerade nicht erreichbar; es wird noch einmal versucht.
error-chat-gone = Den Chat gibt es nicht mehr, deshalb konnte der Sticker nicht zugestellt werden.
error-chat-unsure = Der Sticker ist vielleicht nicht angekommen; wenn du ihn nicht siehst, frag noch einmal danach.
error-expired = Der Sticker hat zu lange gedauert und wurde aufgegeben; bitte frag noch einmal danach.
error-too-late = Zum Abbrechen ist es zu spät: Er ist fertig oder so gut wie fertig.
error-still-living = Dieser Sticker wird noch gemacht; warte auf ihn oder brich ihn erst ab.
error-photo-gone = Das Foto ist gelöscht und lässt sich nicht mehr abholen; schick es noch einmal.
error-cancelled = Du hast diesen Sticker zurückgenommen; nichts davon wurde behalten.
error-broken-parcel = Was bisher gemacht war, ist beschädigt; schick das Foto noch einmal.
error-unusable-wish = Eine der Optionen ist nicht brauchbar; ändere sie und frag noch einmal.
error-stage-timeout = Das hat zu lange gedauert und wurde aufgegeben; versuch es noch einmal oder wähle eine niedrigere Qualität.
error-worker-lost = Der Rechner, der das machte, blieb jedes Mal stehen; versuch es mit einem anderen Foto.
error-photo-unreadable = Dieses Bild kann nicht gelesen werden; schick es als JPEG oder PNG.
error-photo-empty = Diese Datei ist leer; schick das Foto noch einmal.
error-photo-not-an-image = Das ist kein Bild; schick JPEG, PNG, WebP, GIF, HEIC oder AVIF.
error-photo-unsupported-format = Dieses Format kann nicht gelesen werden; wandle es erst in JPEG oder PNG um.
error-photo-truncated = Dieses Bild ist beschädigt oder abgeschnitten; schick die Originaldatei noch einmal.
error-photo-too-small = Dieses Bild ist zu klein; schick eins mit mindestens 64 Pixeln pro Seite.
error-photo-too-many-bytes = Diese Datei ist zu groß; schick eine mit höchstens 20 MB.
error-photo-too-many-pixels = Dieses Bild ist zu groß; schick eins mit höchstens 50 Megapixeln.
error-photo-too-many-frames = Diese Animation ist zu lang; schick ein einzelnes Bild daraus.
error-download-refused = Von dieser Adresse hole ich keine Dateien; schick das Foto selbst.
error-download-too-large = Diese Datei ist zu groß; schick eine mit höchstens { $most } MB.
error-no-subject = In diesem Foto wurde kein einzelnes Motiv gefunden; lass die Nummer weg.
error-no-such-subject =
    { $found ->
        [one] In diesem Foto gibt es nur { $found } Motiv; wähle Nummer { $found }.
       *[other] In diesem Foto gibt es nur { $found } Motive; wähle 1 bis { $found }.
    }
error-too-few-subjects = So viele Motive gibt es in diesem Foto nicht; lass die Nummer weg.
error-prompt-empty = Das Thema ist leer; sag, wie es aussehen soll, zum Beispiel „Weltraumpirat“.
error-prompt-too-long =
    { $most ->
        [one] Das Thema ist zu lang; nimm höchstens { $most } Zeichen.
       *[other] Das Thema ist zu lang; nimm höchstens { $most } Zeichen.
    }
error-caption-too-long =
    { $most ->
        [one] Die Worte auf dem Sticker sind zu lang; nimm höchstens { $most } Zeichen.
       *[other] Die Worte auf dem Sticker sind zu lang; nimm höchstens { $most } Zeichen.
    }
error-prompt-unusable = Dieses Thema ist nicht brauchbar; sag es in wenigen Worten.
error-mix = Diese Themen lassen sich nicht mischen; wähle eins davon.
error-likeness = Was ich von deinem Gesicht weiß, ist nicht brauchbar; schick ein Foto.
error-unmeasurable = Aus diesem Foto lässt sich keine Figur machen; schick eins mit großem, hellem Gesicht von vorn.
error-unbuildable-relief = In diesem Foto wurde nichts Festes gefunden; versuch es mit einem klareren.
error-unwritable-caption = Keine meiner Schriften kann das schreiben: { $characters }. Versuch es mit anderen Worten auf dem Sticker.
error-renderer-crashed = Das Rendern ist zweimal abgebrochen; versuch es noch einmal oder wähle eine niedrigere Qualität.
error-render-timeout = Das Zeichnen hat zu lange gedauert; versuch es noch einmal oder wähle eine niedrigere Qualität.
error-file-too-large = Der Sticker wird nicht klein genug zum Verschicken; versuch es mit einem ruhigeren Foto oder Thema.
error-jobs-living = Es werden noch Sticker von dir gemacht; brich sie zuerst ab.
error-value = Das geht hier nicht; bitte versuch etwas anderes.
error-value-quota = Diese Zahl geht hier nicht; schreib eine ab 0.
error-value-language = Diese Sprache kenne ich nicht; wähle eine aus der Liste.
error-value-themes = Diese Themenliste geht nicht; wähle mindestens eins oder erlaube eigene Worte.
error-value-name = Dieser Name ist leer oder zu lang; bitte schreib einen anderen.
error-no-such-job = Diesen Sticker gibt es nicht mehr; schick das Foto noch einmal.
error-blob-missing = Was dafür nötig ist, wurde schon gelöscht; schick das Foto noch einmal.

## What is told of a job that became no sticker

notice-cancelled = Dein Sticker wurde abgebrochen.
notice-failed = Etwas ist schiefgegangen, und dein Sticker konnte nicht gemacht werden.
notice-with-reference = { $told } Referenz: { $reference }

## Votes

vote-closed = Über diesen Sticker wird gerade nicht abgestimmt.
vote-too-new =
    { $days ->
        [one] Du kannst hier in { $days } Tag abstimmen.
       *[other] Du kannst hier in { $days } Tagen abstimmen.
    }
contest-not-open = Dieser Wettbewerb nimmt gerade keine Sticker an.
contest-wrong-theme = Dieser Wettbewerb ist für andere Themen; mach einen in einem Thema, das er verlangt.
contest-too-many =
    { $limit ->
        [one] Du nimmst schon mit { $limit } Sticker teil; nimm ihn heraus, um einen anderen einzureichen.
       *[other] Du nimmst schon mit { $limit } Stickern teil; nimm einen heraus, um einen anderen einzureichen.
    }
