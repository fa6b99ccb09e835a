### Everything the chats say. English is whole: what another language lacks is said in English.
###
### Plain text: no markup, for prompts and names stand in between. /commands stay as they are.
### button-*: at most 40 characters. press-*: at most 200. command-*-name, option-*-name: small
### letters, digits, - and _, at most 32. *-description: at most 100.

## Start and help

# $bot: the bot’s user name, without @.
start = Hi! I turn photos into animated 3D cartoon stickers.

    Send me a photo and choose a theme, or write one under it: /theme space pirate

    /help shows what else I can do, /privacy what I keep.
start-group = Reply to a photo with /theme space pirate and I make a sticker of it. /help shows the rest.
help-telegram = A sticker
    • Send a photo and choose a theme, or write under it: /theme space pirate
    • In a group, reply to a photo with /theme space pirate
    • Words in quotes at the end come onto the sticker: /theme space pirate “Ahoy!”
    • /pack makes twelve expressions of one photo
    • /me makes a sticker of your profile picture
    • Photos, picture files, albums of up to four and stickers work; of videos and GIFs I take the best frame.
    • In any chat, write @{ $bot } and a few words to send one of your stickers.

    Yours
    • /packs: your sticker packs
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: nobody else may use your photos
    • /remember_me: stickers without sending a photo again
    • /help_training: help me draw better

    Groups
    • /settings: themes, limits and more, for admins
help-discord = A sticker
    • /theme with a photo and a few words, such as space pirate
    • Words in quotes at the end come onto the sticker: /theme space pirate “Ahoy!”
    • “Apps > Make sticker” on any message with a picture
    • “Apps > Make sticker of avatar” on a member
    • Mention me in a message with a picture
    • /pack makes twelve expressions of one photo

    Yours
    • /packs: your sticker packs
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: nobody else may use your photos
    • /remember_me: stickers without sending a photo again
    • /help_training: help me draw better

    Servers
    • /toonbooth settings: themes, limits and more, for those who manage the server

## Privacy

privacy = What I keep
    • Your photo: only while its sticker is made, a day at most. Where and when it was taken I throw away at once.
    • Your stickers and packs: until you delete them.
    • Who asked, when and in which words, and where in the chat the photo was, so that “Again” works.
    • The measures of your face, as numbers: only after /remember_me.
    • Cut-outs and drawings to learn from: only after /help_training.

    /forget_me deletes all of it.
privacy-asking = Whoever sent a photo is asked before somebody else makes a sticker of it.
privacy-not-asking = The admins here let everybody make stickers of others’ photos without asking. If you don’t want that: /no_stickers_of_me

## Forget me

forget-question = Shall I delete everything of yours: stickers, packs, settings and all I remember of you? What is being made is cancelled. This can’t be undone. What was sent to chats stays there.
forget-working = Deleting…
forget-kept = All right, everything stays as it is.
# $at: a moment.
forget-receipt = Done. I have nothing of yours any more.
    • Stickers deleted: { $stickers }
    • Requests deleted: { $jobs }
    • Training examples deleted: { $lessons }
    • When: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    All that stays is a code without your name: by it you stay forgotten even if I am restored from a backup, and bans stay in force.

## Language

language-question = Which language shall I speak with you?
language-automatic = As in my app
language-saved = I speak English with you now.
language-saved-automatic = I speak the language of your app now.

## Making

make-send-photo = Send me a photo first, then I make a sticker of it.
make-choose-theme = Which theme shall it be? Choose one, or write your own words.
make-choose-theme-here = Which theme shall it be? Choose one, or reply to this message in your own words.
make-choose-listed = Which theme shall it be?
make-own-words = Write in a few words what it shall look like, such as: space pirate
make-no-words = Write what it shall look like after the command: /theme space pirate
make-no-photo-there = There is no photo in that message. Reply to one with a photo.
make-what-works = I can’t use this. Send a photo, a picture as a file, a sticker, a GIF or a video.
make-album-cut =
    { $limit ->
        [one] I take only the first photo of an album.
       *[other] I take only the first { $limit } photos of an album.
    }
make-no-avatar = I can’t see a profile picture. Send a photo instead.
make-download-failed = I couldn’t fetch the photo. Please send it again.
make-pack = I make twelve expressions of your photo. They arrive one after the other.
make-group-hint = In this group I can’t read what stands under a photo. Reply to the photo with /theme space pirate
make-nothing-remembered = I don’t remember your face. Send a photo, or say /remember_me first.

## Progress

progress-title = “{ $theme }”
progress-received = Got it, one moment…
# $ahead: how many others start before it.
progress-waiting =
    { $ahead ->
        [0] You are next.
        [one] { $ahead } sticker is before yours.
       *[other] { $ahead } stickers are before yours.
    }
progress-starting = Starting…
progress-stage-cut-out = Cutting it out
progress-stage-cartoon = Drawing the cartoon
progress-stage-scene = Building it in 3D
progress-stage-preview = Drawing the preview
progress-stage-render = Rendering
progress-stage-encode = Finishing the files
progress-eta-seconds =
    { $count ->
        [one] about { $count } second left
       *[other] about { $count } seconds left
    }
progress-eta-minutes =
    { $count ->
        [one] about { $count } minute left
       *[other] about { $count } minutes left
    }
progress-eta-hours =
    { $count ->
        [one] about { $count } hour left
       *[other] about { $count } hours left
    }
progress-preview = Here is a preview. The sticker follows.
progress-sending = It is ready. Sending…
progress-pack = { $done } of { $total } stickers are ready.

## Cancel

button-cancel = Cancel
cancel-running = Stopping it…
cancel-done = Cancelled. Nothing of it was kept.

## Result

button-again = Again
button-variants = 4 variants
button-more = More cartoony
button-less = Less cartoony
button-theme = Other theme
button-own-words = Own words
button-pack = Add to my pack
button-files = Files
button-show = Show me my sticker
button-delete = Delete
button-fine = Finest quality
result-ready = Your sticker is ready.
# $user: a mention.
result-for = { $user }, your sticker is ready.
# $place: a group or channel.
result-moved = I may not send stickers in { $place }, so here is yours.
result-files = All files of this sticker
result-as-file = It couldn’t be sent as a sticker, so here it is as a file.
result-too-large = This file is too large for this chat; it is left out: { $name }
result-deleted = Deleted, here and everywhere I kept it.
result-delete-question = Delete this sticker? It can’t be brought back.
result-variants = Making four variants…
result-most-cartoony = It can’t get more cartoony than this.
result-least-cartoony = It can’t get less cartoony than this.
result-finest = This is the finest quality already.

## Faces

faces-question =
    { $count ->
        [one] I see { $count } face. Which one shall I draw?
       *[other] I see { $count } faces. Which one shall I draw?
    }
button-all-faces = All of them

## Asking the author of a photo

# $asker, $author: names.
consent-question = { $asker } would like a cartoon sticker of your photo, “{ $theme }”. Do you allow it?
consent-question-avatar = { $asker } would like a cartoon sticker of your profile picture, “{ $theme }”. Do you allow it?
consent-waiting = This is { $author }’s photo. I have asked; it starts once they allow it.
consent-allowed = Allowed. The sticker is being made.
consent-denied = { $author } doesn’t want a sticker of this photo.
consent-denied-thanks = All right, no sticker is made. If nobody shall ask again: /no_stickers_of_me
consent-unanswered = { $author } didn’t answer, so no sticker was made.
consent-over = This question wasn’t answered in time, so no sticker was made.
consent-unknown-author = I can’t ask who sent this photo, so I make no sticker of it. Send it yourself if it is yours.
button-allow = Allow
button-deny = Don’t allow

## What I may use and remember

optout-on = Nobody else can make stickers of your photos or your profile picture any more.
optout-off = Others may make stickers of your photos again, where that is allowed.
remember-question = Shall I remember the measures of your face, as numbers and without a picture? Then you get stickers without sending a photo. /privacy says more.
remember-on = I remember your face from your next photo on. Take it back any time with /remember_me
remember-off = I don’t remember your face any more. What I had is deleted.
training-question = May I learn from your stickers? I would keep a cut-out of each photo and its drawing until you take it back. /privacy says more.
training-on = Thank you! I learn from what you make from now on. Take it back any time with /help_training
training-off = I learn nothing from you any more. What you gave is deleted.
button-turn-on = Turn on
button-turn-off = Turn off

## Presses of buttons

press-not-yours = This button is for somebody else. Make a sticker of your own with /theme
press-gone = This button is too old. Please start again.
press-forged = I don’t know this button. Please start again.
press-working = One moment…
button-yes = Yes
button-no = No
button-back = Back
button-previous = Previous
button-next = Next
button-close = Close

## Settings of a group or server

settings-title = Settings of { $place }
settings-line = { $name }: { $value }
settings-admins-only = Only admins of this group can change its settings.
settings-needs-right = You need the permission “Manage Server” for this.
settings-groups-only = Settings belong to groups. Add me to one and say /settings there.
settings-saved = Saved.
settings-closed = The settings are closed.
settings-on = on
settings-off = off
settings-themes = Themes
settings-themes-description = Which themes may be used here
settings-themes-all = all
settings-themes-listed = only those chosen
settings-themes-choose = Choose the themes
settings-free-words = Own words
settings-free-words-description = Whether people may write any theme they like
settings-makers = Who may make stickers
settings-makers-everyone = everyone
settings-makers-admins = only admins
settings-user-quota = Stickers per person
settings-user-quota-description = How many one person may make here a day
settings-quota = Stickers for all
settings-quota-description = How many may be made here a day
settings-unlimited = no limit here
settings-per-day =
    { $count ->
        [one] { $count } a day
       *[other] { $count } a day
    }
settings-strictness = Nudity filter
settings-strictness-description = Which photos are refused
settings-strictness-strict = strict
settings-strictness-usual = moderate
settings-strictness-off = off
settings-language = Language
settings-language-each = everyone’s own
settings-ask-authors = Ask first
settings-ask-authors-description = Ask whoever sent a photo before others use it
settings-quiet = Quiet mode
settings-quiet-description = No progress messages, only the sticker
settings-results-in = Stickers go
settings-results-in-here = here
settings-results-in-private = to the private chat

## Packs

packs-title = Your packs
packs-empty = You have no pack yet.
packs-line =
    { $count ->
        [one] { $title }: { $count } sticker
       *[other] { $title }: { $count } stickers
    }
button-new-pack = New pack
button-rename = Rename
button-order = Order
button-emoji = Emoji
button-delete-pack = Delete pack
button-link = Link
button-hand-over = Hand over
button-remove = Take out
button-up = Up
button-down = Down
button-upload-emoji = Add as emoji
button-upload-sticker = Add to this server
packs-ask-name = What shall the pack be called? Write its name.
packs-bad-name = A name has 1 to { $most } characters. Please write another one.
packs-name-taken = You have a pack of that name already. Please write another one.
packs-created = The pack “{ $title }” is there.
packs-renamed = The pack is called “{ $title }” now.
packs-delete-question = Delete the pack “{ $title }”? The stickers themselves stay.
packs-deleted = The pack is deleted.
packs-choose-pack = Into which pack?
packs-choose-sticker = Which sticker?
packs-ask-emoji = Send 1 to 20 emoji that fit this sticker.
packs-bad-emoji = Please send 1 to 20 emoji and nothing else.
packs-emoji-saved = Saved: { $emoji }
packs-added = Added to “{ $title }”.
packs-added-already = It is in “{ $title }” already.
packs-removed = Taken out of “{ $title }”.
packs-link = Here is “{ $title }”: { $link }
packs-link-empty = A pack without stickers has no link yet.
packs-ask-heir = Who shall have “{ $title }”? Send this link to them; whoever opens it first gets the pack: { $link }
packs-heir-question = { $owner } would like to give you the pack “{ $title }”. Do you take it?
packs-handed-over = “{ $title }” belongs to { $owner } now.
packs-taken-over = “{ $title }” is yours now.
packs-full =
    { $most ->
        [one] “{ $title }” is full with { $most } sticker. New ones go to “{ $next }”.
       *[other] “{ $title }” is full with { $most } stickers. New ones go to “{ $next }”.
    }
packs-too-many =
    { $most ->
        [one] You can have { $most } pack. Delete it first.
       *[other] You can have { $most } packs. Delete one first.
    }
packs-uploading = Adding stickers: { $done } of { $total }
packs-paused =
    { $minutes ->
        [one] Telegram wants a pause of { $minutes } minute. I go on by myself.
       *[other] Telegram wants a pause of { $minutes } minutes. I go on by myself.
    }
packs-gone = This pack isn’t there any more.
packs-left-out =
    { $count ->
        [one] { $count } of { $total } could not be made and is left out.
       *[other] { $count } of { $total } could not be made and are left out.
    }
packs-start-first = Before I can make packs for you, open our private chat and press Start: { $link }
packs-need-right = I need the permission “Create Expressions” on this server for that.
packs-you-need-right = You need the permission “Create Expressions” on this server for that.
packs-no-room = This server has no room for more. Remove one first.
packs-uploaded-emoji = The emoji :{ $name }: is on this server now.
packs-uploaded-sticker = The sticker “{ $name }” is on this server now.

## Private chat, groups and servers

private-needed = I can’t write to you yet. Open our private chat and press Start: { $link }
private-closed = I can’t write to you. Allow direct messages from members of this server, then try again.
private-waiting = { $user }, your sticker is ready, but I can’t write to you. Press the button: only you will see it. If you allow direct messages from members of this server, the next one comes by itself.
group-added = Hi! I turn photos into animated 3D cartoon stickers.

    Reply to a photo with /theme space pirate. In groups I often can’t read what stands under a photo, so a reply is the sure way.

    Admins: /settings
server-added = Hi! I turn photos into animated 3D cartoon stickers.

    Use /theme with a photo, or “Apps > Make sticker” on a message with a picture.

    Whoever manages the server: /toonbooth settings
group-no-rights = I may not send stickers and pictures here. Please ask an admin to allow it.
server-no-rights = I may not write or attach files in this channel. Please ask an admin to allow it.
quiet-hint = Quiet mode is on here: the sticker comes without further messages.
inline-none = No sticker yet. Make one!
inline-start = Make a sticker
bot-about = Turns photos into animated 3D cartoon stickers, in any theme you like.
bot-description = Send me a photo and say what it shall look like: space pirate, kawaii, comic hero… You get an animated 3D cartoon sticker, and packs of your own.

## Commands: names are for Discord, descriptions for both

command-theme-name = theme
command-theme-description = Make an animated 3D cartoon sticker of a photo
command-pack-name = pack
command-pack-description = Make twelve expressions of one photo
command-packs-name = packs
command-packs-description = Your sticker packs
command-me-description = Make a sticker of your profile picture
command-help-name = help
command-help-description = What I can do
command-privacy-name = privacy
command-privacy-description = What I keep, and for how long
command-forget-me-name = forget_me
command-forget-me-description = Delete everything I have of you
command-language-name = language
command-language-description = Choose the language I speak with you
command-no-stickers-of-me-name = no_stickers_of_me
command-no-stickers-of-me-description = Let nobody else use your photos and your profile picture
command-remember-me-name = remember_me
command-remember-me-description = Get stickers without sending a photo again
command-help-training-name = help_training
command-help-training-description = Let me learn from your stickers
command-settings-name = settings
command-settings-description = Themes, limits and more, for admins
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth on this server
option-photo-name = photo
option-photo-description = The picture to make a sticker of
option-prompt-name = prompt
option-prompt-description = What it shall look like, such as: space pirate
option-caption-name = caption
option-caption-description = Words that stand on the sticker
option-strength-name = strength
option-strength-description = How cartoony it gets
option-quality-name = quality
option-quality-description = Finer takes longer
option-language-name = language
option-language-description = The language I speak with you
choice-strength-calm = calm
choice-strength-usual = usual
choice-strength-strong = very cartoony
choice-quality-auto = automatic
choice-quality-draft = quick
choice-quality-standard = standard
choice-quality-fine = finest
menu-make-sticker = Make sticker
menu-make-avatar-sticker = Make sticker of avatar

## The built-in themes

theme-autumn-harvest = Autumn Harvest
theme-christmas = Christmas
theme-circus = Circus
theme-cute-animals = Cute Animals
theme-cyberpunk-neon = Cyberpunk Neon
theme-detective-noir = Detective Noir
theme-dinosaurs-and-jungle = Dinosaurs and Jungle
theme-doctors-and-science = Doctors and Science
theme-easter = Easter
theme-emoji-expressions = Emoji Expressions
theme-festivals-and-holidays = Festivals and Holidays
theme-food-and-drinks = Food and Drinks
theme-halloween = Halloween
theme-kawaii-and-chibi = Kawaii and Chibi
theme-knights-and-castles = Knights and Castles
theme-lunar-new-year = Lunar New Year
theme-minimalist-and-modern = Minimalist and Modern
theme-motivational-and-positive = Motivational and Positive
theme-music-and-rock = Music and Rock
theme-mythical-creatures = Mythical Creatures
theme-new-year = New Year
theme-outer-space = Outer Space
theme-pirates = Pirates
theme-professions-and-hobbies = Professions and Hobbies
theme-retro-and-vintage = Retro and Vintage
theme-royalty = Royalty
theme-samurai-and-japan = Samurai and Japan
theme-school-and-graduation = School and Graduation
theme-sports-and-football = Sports and Football
theme-spring-garden = Spring Garden
theme-steampunk = Steampunk
theme-summer-beach = Summer Beach
theme-superheroes = Superheroes
theme-underwater = Underwater
theme-valentines-day = Valentine's Day
theme-vampires-and-ghosts = Vampires and Ghosts
theme-video-games = Video Games
theme-wild-west = Wild West
theme-winter-wonderland = Winter Wonderland
theme-wizards-and-magic = Wizards and Magic

## What can go wrong: what it is, and what to do about it

# Between the parts of a list.
list-comma = { ", " }
error-unexpected = Something unexpected went wrong. Please try again in a minute. If it stays so, report this reference: { $reference }
error-trouble = I have trouble of my own at the moment. Please try again in a minute.
error-maintenance = No stickers are made right now, because of maintenance; try again later.
error-banned = You can’t make stickers here; an admin can change that.
error-makers-limited = Only admins can make stickers here; ask one of them.
error-opted-out = Whoever sent this photo doesn’t want stickers made of it; use another.
error-unasked-words = Whoever sent this photo allowed it in the words they were shown. For others ask for a sticker of that photo once more, by a reply to it with /theme or by “Make sticker” in its menu; then I ask them again.
error-no-theme-allowed = No theme is allowed here; ask an admin to choose some.
error-theme-not-allowed = This theme is not one of those allowed here; choose { $titles }.
error-caption-not-allowed = Only the listed themes are allowed here, so a sticker gets no words of your own; leave out what is in quotes.
error-words-refused = This theme can’t be drawn; choose a kinder one.
error-queue-full =
    { $limit ->
        [one] You have { $limit } job in the queue already; wait for it, or cancel it.
       *[other] You have { $limit } jobs in the queue already; wait for one, or cancel it.
    }
error-quota-user =
    { $limit ->
        [0] You can make no stickers here; an admin can change that.
        [one] You have had { $limit } sticker, all of today; there are new ones { $again }.
       *[other] You have had all { $limit } stickers of today; there are new ones { $again }.
    }
error-quota-community =
    { $limit ->
        [0] No stickers can be made here; an admin can change that.
        [one] This community has had { $limit } sticker, all of today; there are new ones { $again }.
       *[other] This community has had all { $limit } stickers of today; there are new ones { $again }.
    }
again-minutes =
    { $count ->
        [one] in { $count } minute
       *[other] in { $count } minutes
    }
again-hours =
    { $count ->
        [one] in { $count } hour
       *[other] in { $count } hours
    }
error-unsafe-photo = This photo shows too much skin for this chat; send another one.
error-nothing-to-draw = There is no photo to draw; send it again.
error-chat-busy = The chat takes no more for a moment; it is tried again by itself.
error-chat-unreachable = The chat can’t be reached at the moment; it is tried again.
error-chat-gone = The chat is gone, so the sticker couldn’t be delivered.
error-chat-unsure = The sticker may not have arrived; if you don’t see it, ask again.
error-expired = The sticker took too long and was given up; please ask again.
error-too-late = It is too late to cancel this one: it is finished, or as good as.
error-still-living = This sticker is still being made; wait for it, or cancel it first.
error-photo-gone = The photo is deleted and can’t be fetched again; send it once more.
error-cancelled = You took this sticker back; nothing of it was kept.
error-broken-parcel = What was made so far was damaged; send the photo again.
error-unusable-wish = One of the options can’t be used; change it and ask again.
error-stage-timeout = This took too long and was given up; try again, or choose a lower quality.
error-worker-lost = The machine that made this stopped each time; try another photo.
error-photo-unreadable = This picture can’t be read; send it as JPEG or PNG.
error-photo-empty = This file is empty; send the photo again.
error-photo-not-an-image = This is not a picture; send a JPEG, PNG, WebP, GIF, HEIC or AVIF.
error-photo-unsupported-format = This format can’t be read; export it as JPEG or PNG first.
error-photo-truncated = This picture is damaged or cut off; send the original file again.
error-photo-too-small = This picture is too small; send one of at least 64 pixels a side.
error-photo-too-many-bytes = This file is too large; send one of at most 20 MB.
error-photo-too-many-pixels = This picture is too large; send one of at most 50 megapixels.
error-photo-too-many-frames = This animation is too long; send a single picture from it.
error-download-refused = I don’t fetch files from that address; send the photo itself.
error-download-too-large = This file is too large; send one of at most { $most } MB.
error-no-subject = No separate subject was found in this photo; leave the number out.
error-no-such-subject =
    { $found ->
        [one] There is only { $found } subject in this photo; choose number { $found }.
       *[other] There are only { $found } subjects in this photo; choose 1 to { $found }.
    }
error-too-few-subjects = There are not that many subjects in this photo; leave the number out.
error-prompt-empty = The theme is empty; say what it should look like, such as “space pirate”.
error-prompt-too-long =
    { $most ->
        [one] The theme is too long; use at most { $most } character.
       *[other] The theme is too long; use at most { $most } characters.
    }
error-caption-too-long =
    { $most ->
        [one] The words on the sticker are too long; use at most { $most } character.
       *[other] The words on the sticker are too long; use at most { $most } characters.
    }
error-prompt-unusable = This theme can’t be used; say it in a few words.
error-mix = These themes can’t be merged; choose one of them.
error-likeness = What I remember of your face can’t be used; send a photo instead.
error-unmeasurable = No figure can be made of this photo; send one with the face large, bright and to the front.
error-unbuildable-relief = Nothing solid was found in this photo; try a clearer one.
error-unwritable-caption = None of my fonts can write this: { $characters }. Try other words on the sticker.
error-renderer-crashed = The renderer stopped twice; try again, or choose a lower quality.
error-render-timeout = Drawing took too long; try again, or choose a lower quality.
error-file-too-large = The sticker can’t be made small enough to be sent; try a calmer photo or theme.
error-jobs-living = Stickers of yours are still being made; cancel them first.
error-value = That can’t be used here; please try something else.
error-value-quota = That is no number that can be used here; write one from 0 up.
error-value-language = That is no language that I know; choose one from the list.
error-value-themes = The list of themes can’t be used; choose at least one, or allow own words.
error-value-name = That name is empty or too long; please write another one.
error-no-such-job = There is no such sticker any more; send the photo again.
error-blob-missing = What this needs was deleted already; send the photo again.

## What is told of a job that became no sticker

notice-cancelled = Your sticker was cancelled.
notice-failed = Something went wrong and your sticker couldn’t be made.
notice-with-reference = { $told } Reference: { $reference }

## Votes

vote-closed = Nobody votes on this sticker now.
vote-too-new =
    { $days ->
        [one] You can vote here in { $days } day.
       *[other] You can vote here in { $days } days.
    }
contest-not-open = This contest takes no stickers now.
contest-wrong-theme = This contest is for other themes; make one in a theme it asks for.
contest-too-many =
    { $limit ->
        [one] You take part with { $limit } sticker already; take it out to enter another.
       *[other] You take part with { $limit } stickers already; take one out to enter another.
    }
