### Kept like en.ftl: the same keys, the same values. Informal: tu. No-break spaces before : ; ! ?

## Start and help

start = Salut ! Je transforme des photos en stickers animés, façon dessin animé en 3D.

    Envoie-moi une photo et choisis un thème, ou écris-le en légende : /theme pirate de l’espace

    /help montre ce que je sais faire d’autre, /privacy ce que je garde.
start-group = Réponds à une photo avec /theme pirate de l’espace et j’en fais un sticker. /help montre le reste.
help-telegram = Un sticker
    • Envoie une photo et choisis un thème, ou écris en légende : /theme pirate de l’espace
    • Dans un groupe, réponds à une photo avec /theme pirate de l’espace
    • Les mots entre guillemets à la fin vont sur le sticker : /theme pirate de l’espace « Ohé ! »
    • /pack fait douze expressions d’une photo
    • /me fait un sticker de ta photo de profil
    • Je prends les photos, les images en fichier, les albums de quatre au plus et les stickers ; des vidéos et des GIF, la meilleure image.
    • Dans n’importe quelle discussion, écris @{ $bot } et quelques mots pour envoyer un de tes stickers.

    À toi
    • /packs : tes packs de stickers
    • /language, /privacy, /forget_me
    • /no_stickers_of_me : personne d’autre ne peut utiliser tes photos
    • /remember_me : des stickers sans renvoyer de photo
    • /help_training : aide-moi à mieux dessiner

    Groupes
    • /settings : thèmes, limites et plus, pour les admins
help-discord = Un sticker
    • /theme avec une photo et quelques mots, comme pirate de l’espace
    • Les mots entre guillemets à la fin vont sur le sticker : /theme pirate de l’espace « Ohé ! »
    • « Applications > Créer un sticker » sur un message avec une image
    • « Applications > Sticker de l’avatar » sur un membre
    • Mentionne-moi dans un message avec une image
    • /pack fait douze expressions d’une photo

    À toi
    • /packs : tes packs de stickers
    • /language, /privacy, /forget_me
    • /no_stickers_of_me : personne d’autre ne peut utiliser tes photos
    • /remember_me : des stickers sans renvoyer de photo
    • /help_training : aide-moi à mieux dessiner

    Serveurs
    • /toonbooth settings : thèmes, limites et plus, pour qui gère le serveur

## Privacy

privacy = Ce que je garde
    • Ta photo : seulement le temps de faire le sticker, un jour au plus. Où et quand elle a été prise, je le jette tout de suite.
    • Tes stickers et tes packs : jusqu’à ce que tu les supprimes.
    • Qui a demandé, quand et avec quels mots, et où était la photo dans la discussion, pour que « Encore » fonctionne.
    • Les mesures de ton visage, en nombres : seulement après /remember_me.
    • Des découpes et des dessins pour apprendre : seulement après /help_training.

    /forget_me supprime tout cela.
privacy-asking = On demande à la personne qui a envoyé une photo avant que quelqu’un d’autre en fasse un sticker.
privacy-not-asking = Ici, les admins laissent tout le monde faire des stickers des photos des autres sans demander. Si tu ne veux pas : /no_stickers_of_me

## Forget me

forget-question = Dois-je supprimer tout ce qui est à toi : stickers, packs, réglages et tout ce que je sais de toi ? Ce qui est en cours est annulé. C’est définitif. Ce qui a été envoyé dans des discussions y reste.
forget-working = Suppression…
forget-kept = D’accord, tout reste comme avant.
forget-receipt = C’est fait. Je n’ai plus rien de toi.
    • Stickers supprimés : { $stickers }
    • Demandes supprimées : { $jobs }
    • Exemples d’apprentissage supprimés : { $lessons }
    • Quand : { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Il ne reste qu’un code sans ton nom : grâce à lui, rien de toi ne revient même si l’on me restaure d’une sauvegarde, et les exclusions restent en vigueur.

## Language

language-question = Dans quelle langue veux-tu que je te parle ?
language-automatic = Comme dans mon application
language-saved = Je te parle français maintenant.
language-saved-automatic = Je parle maintenant la langue de ton application.

## Making

make-send-photo = Envoie-moi d’abord une photo, puis j’en fais un sticker.
make-choose-theme = Quel thème veux-tu ? Choisis-en un, ou écris-le avec tes mots.
make-choose-theme-here = Quel thème veux-tu ? Choisis-en un, ou réponds à ce message avec tes mots.
make-choose-listed = Quel thème veux-tu ?
make-own-words = Écris en quelques mots à quoi il doit ressembler, par exemple : pirate de l’espace
make-no-words = Écris après la commande à quoi il doit ressembler : /theme pirate de l’espace
make-no-photo-there = Il n’y a pas de photo dans ce message. Réponds à un message avec une photo.
make-what-works = Je ne peux rien faire de cela. Envoie une photo, une image en fichier, un sticker, un GIF ou une vidéo.
make-album-cut =
    { $limit ->
        [one] D’un album, je ne prends que la première photo.
       *[other] D’un album, je ne prends que les { $limit } premières photos.
    }
make-no-avatar = Je ne vois pas de photo de profil. Envoie plutôt une photo.
make-download-failed = Je n’ai pas pu récupérer la photo. Renvoie-la, s’il te plaît.
make-pack = Je fais douze expressions de ta photo. Elles arrivent l’une après l’autre.
make-group-hint = Dans ce groupe, je ne peux pas lire les légendes des photos. Réponds à la photo avec /theme pirate de l’espace
make-nothing-remembered = Je ne connais pas ton visage. Envoie une photo, ou fais d’abord /remember_me.

## Progress

progress-title = « { $theme } »
progress-received = Bien reçu, un instant…
progress-waiting =
    { $ahead ->
        [0] Le prochain est le tien.
        [one] { $ahead } sticker passe avant le tien.
       *[other] { $ahead } stickers passent avant le tien.
    }
progress-starting = C’est parti…
progress-stage-cut-out = Découpe
progress-stage-cartoon = Dessin
progress-stage-scene = Construction en 3D
progress-stage-preview = Dessin de l’aperçu
progress-stage-render = Rendu
progress-stage-encode = Finition des fichiers
progress-eta-seconds =
    { $count ->
        [one] encore { $count } seconde environ
       *[other] encore { $count } secondes environ
    }
progress-eta-minutes =
    { $count ->
        [one] encore { $count } minute environ
       *[other] encore { $count } minutes environ
    }
progress-eta-hours =
    { $count ->
        [one] encore { $count } heure environ
       *[other] encore { $count } heures environ
    }
progress-preview = Voici un aperçu. Le sticker suit.
progress-sending = Il est prêt. Envoi…
progress-pack = { $done } stickers sur { $total } sont prêts.

## Cancel

button-cancel = Annuler
cancel-running = Arrêt en cours…
cancel-done = Annulé. Rien n’en a été gardé.

## Result

button-again = Encore
button-variants = 4 variantes
button-more = Plus caricatural
button-less = Moins caricatural
button-theme = Autre thème
button-own-words = Mes mots
button-pack = Ajouter à mon pack
button-files = Fichiers
button-show = Voir mon sticker
button-delete = Supprimer
button-fine = Qualité maximale
result-ready = Ton sticker est prêt.
result-for = { $user }, ton sticker est prêt.
result-moved = Je n’ai pas le droit d’envoyer des stickers dans { $place }, alors voici le tien.
result-files = Tous les fichiers de ce sticker
result-as-file = Impossible de l’envoyer comme sticker, alors le voici en fichier.
result-too-large = Ce fichier est trop gros pour cette discussion et n’est pas joint : { $name }
result-deleted = Supprimé, ici et partout où je le gardais.
result-delete-question = Supprimer ce sticker ? On ne peut pas le récupérer.
result-variants = Je fais quatre variantes…
result-most-cartoony = Plus caricatural, ce n’est pas possible.
result-least-cartoony = Moins caricatural, ce n’est pas possible.
result-finest = C’est déjà la qualité maximale.

## Faces

faces-question =
    { $count ->
        [one] Je vois { $count } visage. Lequel dois-je dessiner ?
       *[other] Je vois { $count } visages. Lequel dois-je dessiner ?
    }
button-all-faces = Tous

## Asking the author of a photo

consent-question = { $asker } aimerait un sticker de ta photo, « { $theme } ». Es-tu d’accord ?
consent-question-avatar = { $asker } aimerait un sticker de ta photo de profil, « { $theme } ». Es-tu d’accord ?
consent-waiting = C’est la photo de { $author }. J’ai demandé ; je commence dès que c’est permis.
consent-allowed = Permis. Le sticker est en cours.
consent-denied = { $author } ne veut pas de sticker de cette photo.
consent-denied-thanks = D’accord, aucun sticker n’est fait. Pour que personne ne demande plus : /no_stickers_of_me
consent-unanswered = { $author } n’a pas répondu, donc aucun sticker n’a été fait.
consent-over = Cette question est restée trop longtemps sans réponse, donc aucun sticker n’a été fait.
consent-unknown-author = Je ne peux pas demander à qui a envoyé cette photo, donc je n’en fais pas de sticker. Si elle est à toi, envoie-la.
button-allow = Autoriser
button-deny = Refuser

## What I may use and remember

optout-on = Plus personne d’autre ne peut faire de stickers de tes photos ni de ta photo de profil.
optout-off = Les autres peuvent de nouveau faire des stickers de tes photos, là où c’est permis.
remember-question = Dois-je retenir les mesures de ton visage, en nombres et sans image ? Tu auras alors des stickers sans envoyer de photo. Plus dans /privacy.
remember-on = Je retiens ton visage à partir de ta prochaine photo. Pour revenir en arrière : /remember_me
remember-off = Je ne connais plus ton visage. Ce que j’avais est supprimé.
training-question = Puis-je apprendre de tes stickers ? Je garderais une découpe de chaque photo et son dessin jusqu’à ce que tu changes d’avis. Plus dans /privacy.
training-on = Merci ! J’apprends désormais de ce que tu fais. Pour revenir en arrière : /help_training
training-off = Je n’apprends plus rien de toi. Ce que tu as donné est supprimé.
button-turn-on = Activer
button-turn-off = Désactiver

## Presses of buttons

press-not-yours = Ce bouton est pour quelqu’un d’autre. Fais ton propre sticker avec /theme
press-gone = Ce bouton est trop ancien. Recommence, s’il te plaît.
press-forged = Je ne connais pas ce bouton. Recommence, s’il te plaît.
press-working = Un instant…
button-yes = Oui
button-no = Non
button-back = Retour
button-previous = Précédent
button-next = Suivant
button-close = Fermer

## Settings of a group or server

settings-title = Réglages de { $place }
settings-line = { $name } : { $value }
settings-admins-only = Seuls les admins de ce groupe peuvent changer ses réglages.
settings-needs-right = Pour cela, il te faut la permission « Gérer le serveur ».
settings-groups-only = Les réglages sont ceux des groupes. Ajoute-moi à un groupe et écris-y /settings.
settings-saved = Enregistré.
settings-closed = Les réglages sont fermés.
settings-on = oui
settings-off = non
settings-themes = Thèmes
settings-themes-description = Quels thèmes sont permis ici
settings-themes-all = tous
settings-themes-listed = seulement ceux choisis
settings-themes-choose = Choisir les thèmes
settings-free-words = Mots libres
settings-free-words-description = Si l’on peut écrire n’importe quel thème
settings-makers = Qui peut faire des stickers
settings-makers-everyone = tout le monde
settings-makers-admins = seulement les admins
settings-user-quota = Stickers par personne
settings-user-quota-description = Combien une personne peut en faire ici par jour
settings-quota = Stickers en tout
settings-quota-description = Combien on peut en faire ici par jour
settings-unlimited = pas de limite ici
settings-per-day =
    { $count ->
        [one] { $count } par jour
       *[other] { $count } par jour
    }
settings-strictness = Filtre de nudité
settings-strictness-description = Quelles photos sont refusées
settings-strictness-strict = strict
settings-strictness-usual = modéré
settings-strictness-off = désactivé
settings-language = Langue
settings-language-each = celle de chacun
settings-ask-authors = Demander d’abord
settings-ask-authors-description = Demander à qui a envoyé une photo avant que d’autres l’utilisent
settings-quiet = Mode discret
settings-quiet-description = Pas de messages d’avancement, seulement le sticker
settings-results-in = Les stickers arrivent
settings-results-in-here = ici
settings-results-in-private = en privé

## Packs

packs-title = Tes packs
packs-empty = Tu n’as pas encore de pack.
packs-line =
    { $count ->
        [one] { $title } : { $count } sticker
       *[other] { $title } : { $count } stickers
    }
button-new-pack = Nouveau pack
button-rename = Renommer
button-order = Ranger
button-emoji = Emoji
button-delete-pack = Supprimer le pack
button-link = Lien
button-hand-over = Céder
button-remove = Retirer
button-up = Monter
button-down = Descendre
button-upload-emoji = Ajouter comme emoji
button-upload-sticker = Ajouter à ce serveur
packs-ask-name = Comment le pack doit-il s’appeler ? Écris son nom.
packs-bad-name = Un nom a de 1 à { $most } caractères. Écris-en un autre, s’il te plaît.
packs-name-taken = Tu as déjà un pack de ce nom. Écris-en un autre, s’il te plaît.
packs-created = Le pack « { $title } » est créé.
packs-renamed = Le pack s’appelle maintenant « { $title } ».
packs-delete-question = Supprimer le pack « { $title } » ? Les stickers eux-mêmes restent.
packs-deleted = Le pack est supprimé.
packs-choose-pack = Dans quel pack ?
packs-choose-sticker = Quel sticker ?
packs-ask-emoji = Envoie de 1 à 20 emojis qui vont avec ce sticker.
packs-bad-emoji = Envoie de 1 à 20 emojis et rien d’autre, s’il te plaît.
packs-emoji-saved = Enregistré : { $emoji }
packs-added = Ajouté à « { $title } ».
packs-added-already = Il est déjà dans « { $title } ».
packs-removed = Retiré de « { $title } ».
packs-link = Voici « { $title } » : { $link }
packs-link-empty = Un pack sans stickers n’a pas encore de lien.
packs-ask-heir = À qui donner « { $title } » ? Envoie-lui ce lien ; la première personne qui l’ouvre reçoit le pack : { $link }
packs-heir-question = { $owner } aimerait te donner le pack « { $title } ». L’acceptes-tu ?
packs-handed-over = « { $title } » est maintenant à { $owner }.
packs-taken-over = « { $title } » est à toi maintenant.
packs-full =
    { $most ->
        [one] « { $title } » est plein avec { $most } sticker. Les nouveaux vont dans « { $next } ».
       *[other] « { $title } » est plein avec { $most } stickers. Les nouveaux vont dans « { $next } ».
    }
packs-too-many =
    { $most ->
        [one] Tu peux avoir { $most } pack. Supprime-le d’abord.
       *[other] Tu peux avoir { $most } packs. Supprimes-en un d’abord.
    }
packs-uploading = Ajout des stickers : { $done } sur { $total }
packs-paused =
    { $minutes ->
        [one] Telegram veut une pause de { $minutes } minute. Je continue ensuite sans toi.
       *[other] Telegram veut une pause de { $minutes } minutes. Je continue ensuite sans toi.
    }
packs-gone = Ce pack n’existe plus.
packs-left-out =
    { $count ->
        [one] { $count } sur { $total } n’a pas pu être fait et manque.
       *[other] { $count } sur { $total } n’ont pas pu être faits et manquent.
    }
packs-start-first = Avant que je puisse te faire des packs, ouvre notre discussion privée et appuie sur Démarrer : { $link }
packs-need-right = Pour cela, il me faut la permission « Créer des expressions » sur ce serveur.
packs-you-need-right = Pour cela, il te faut la permission « Créer des expressions » sur ce serveur.
packs-no-room = Il n’y a plus de place sur ce serveur. Retire d’abord quelque chose.
packs-uploaded-emoji = L’emoji :{ $name }: est maintenant sur ce serveur.
packs-uploaded-sticker = Le sticker « { $name } » est maintenant sur ce serveur.

## Private chat, groups and servers

private-needed = Je ne peux pas encore t’écrire. Ouvre notre discussion privée et appuie sur Démarrer : { $link }
private-closed = Je ne peux pas t’écrire. Autorise les messages privés des membres de ce serveur, puis réessaie.
private-waiting = { $user }, ton sticker est prêt, mais je ne peux pas t’écrire. Appuie sur le bouton : toi seul le verras. Si tu autorises les messages privés des membres de ce serveur, le prochain arrivera tout seul.
group-added = Salut ! Je transforme des photos en stickers animés, façon dessin animé en 3D.

    Réponds à une photo avec /theme pirate de l’espace. Dans les groupes, souvent, je ne peux pas lire les légendes ; répondre marche toujours.

    Admins : /settings
server-added = Salut ! Je transforme des photos en stickers animés, façon dessin animé en 3D.

    Utilise /theme avec une photo, ou « Applications > Créer un sticker » sur un message avec une image.

    Pour qui gère le serveur : /toonbooth settings
group-no-rights = Je n’ai pas le droit d’envoyer des stickers et des images ici. Demande à un admin de le permettre.
server-no-rights = Je n’ai pas le droit d’écrire ou de joindre des fichiers dans ce salon. Demande à un admin de le permettre.
quiet-hint = Le mode discret est activé ici : le sticker arrive sans autre message.
inline-none = Pas encore de sticker. Fais-en un !
inline-start = Faire un sticker
bot-about = Transforme des photos en stickers animés en 3D, avec le thème que tu veux.
bot-description = Envoie-moi une photo et dis à quoi elle doit ressembler : pirate de l’espace, kawaii, héros de BD… Tu reçois un sticker animé en 3D, et des packs à toi.

## Commands: names are for Discord, descriptions for both

command-theme-name = thème
command-theme-description = Faire un sticker animé en 3D d’une photo
command-pack-name = pack
command-pack-description = Faire douze expressions d’une photo
command-packs-name = packs
command-packs-description = Tes packs de stickers
command-me-description = Faire un sticker de ta photo de profil
command-help-name = aide
command-help-description = Ce que je sais faire
command-privacy-name = confidentialité
command-privacy-description = Ce que je garde, et combien de temps
command-forget-me-name = oublie_moi
command-forget-me-description = Supprimer tout ce que j’ai de toi
command-language-name = langue
command-language-description = Choisir la langue dans laquelle je te parle
command-no-stickers-of-me-name = pas_de_stickers_de_moi
command-no-stickers-of-me-description = Personne d’autre n’utilise tes photos ni ta photo de profil
command-remember-me-name = retiens_moi
command-remember-me-description = Recevoir des stickers sans renvoyer de photo
command-help-training-name = aider_à_apprendre
command-help-training-description = Me laisser apprendre de tes stickers
command-settings-name = réglages
command-settings-description = Thèmes, limites et plus, pour les admins
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth sur ce serveur
option-photo-name = photo
option-photo-description = L’image dont faire un sticker
option-prompt-name = thème
option-prompt-description = À quoi il doit ressembler, par exemple : pirate de l’espace
option-caption-name = texte
option-caption-description = Les mots qui sont sur le sticker
option-strength-name = intensité
option-strength-description = À quel point c’est caricatural
option-quality-name = qualité
option-quality-description = Plus c’est fin, plus c’est long
option-language-name = langue
option-language-description = La langue dans laquelle je te parle
choice-strength-calm = léger
choice-strength-usual = normal
choice-strength-strong = très caricatural
choice-quality-auto = automatique
choice-quality-draft = rapide
choice-quality-standard = normale
choice-quality-fine = maximale
menu-make-sticker = Créer un sticker
menu-make-avatar-sticker = Sticker de l’avatar

## The built-in themes

theme-autumn-harvest = Récolte d’automne
theme-christmas = Noël
theme-circus = Cirque
theme-cute-animals = Animaux mignons
theme-cyberpunk-neon = Néon cyberpunk
theme-detective-noir = Détective de film noir
theme-dinosaurs-and-jungle = Dinosaures et jungle
theme-doctors-and-science = Médecine et science
theme-easter = Pâques
theme-emoji-expressions = Têtes d’emoji
theme-festivals-and-holidays = Fêtes et vacances
theme-food-and-drinks = Plats et boissons
theme-halloween = Halloween
theme-kawaii-and-chibi = Kawaii et chibi
theme-knights-and-castles = Chevaliers et châteaux
theme-lunar-new-year = Nouvel An lunaire
theme-minimalist-and-modern = Minimaliste et moderne
theme-motivational-and-positive = Motivant et positif
theme-music-and-rock = Musique et rock
theme-mythical-creatures = Créatures mythiques
theme-new-year = Nouvel An
theme-outer-space = Espace
theme-pirates = Pirates
theme-professions-and-hobbies = Métiers et loisirs
theme-retro-and-vintage = Rétro et vintage
theme-royalty = Royauté
theme-samurai-and-japan = Samouraïs et Japon
theme-school-and-graduation = École et diplôme
theme-sports-and-football = Sport et football
theme-spring-garden = Jardin de printemps
theme-steampunk = Univers steampunk
theme-summer-beach = Plage d’été
theme-superheroes = Super-héros
theme-underwater = Sous la mer
theme-valentines-day = Saint-Valentin
theme-vampires-and-ghosts = Vampires et fantômes
theme-video-games = Jeux vidéo
theme-wild-west = Far West
theme-winter-wonderland = Féerie d’hiver
theme-wizards-and-magic = Sorciers et magie

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Quelque chose d’inattendu s’est mal passé. Réessaie dans une minute. Si cela continue, signale cette référence : { $reference }
error-trouble = J’ai moi-même un problème en ce moment. Réessaie dans une minute.
error-maintenance = Aucun sticker n’est fait en ce moment, pour cause de maintenance ; réessaie plus tard.
error-banned = Tu ne peux pas faire de stickers ici ; un admin peut changer cela.
error-makers-limited = Seuls les admins peuvent faire des stickers ici ; demande à l’un d’eux.
error-opted-out = La personne qui a envoyé cette photo ne veut pas qu’on en fasse des stickers ; prends-en une autre.
error-unasked-words = La personne qui a envoyé cette photo l’a autorisée avec les mots qui lui ont été montrés. Pour d’autres, redemande un sticker de cette photo, en y répondant avec /theme ou par « Créer un sticker » dans son menu ; je lui poserai alors de nouveau la question.
error-no-theme-allowed = Aucun thème n’est permis ici ; demande à un admin d’en choisir.
error-theme-not-allowed = Ce thème n’est pas permis ici ; choisis { $titles }.
error-caption-not-allowed = Seuls les thèmes de la liste sont permis ici, donc pas de mots à toi sur le sticker ; enlève ce qui est entre guillemets.
error-words-refused = Ce thème ne peut pas être dessiné ; choisis-en un plus gentil.
error-queue-full =
    { $limit ->
        [one] Tu as déjà { $limit } demande en attente ; attends qu’elle finisse, ou annule-la.
       *[other] Tu as déjà { $limit } demandes en attente ; attends qu’une finisse, ou annules-en une.
    }
error-quota-user =
    { $limit ->
        [0] Tu ne peux pas faire de stickers ici ; un admin peut changer cela.
        [one] Tu as déjà eu { $limit } sticker, le seul du jour ; il y en aura d’autres { $again }.
       *[other] Tu as déjà eu les { $limit } stickers du jour ; il y en aura d’autres { $again }.
    }
error-quota-community =
    { $limit ->
        [0] On ne peut pas faire de stickers ici ; un admin peut changer cela.
        [one] Ici, { $limit } sticker a déjà été fait, le seul du jour ; il y en aura d’autres { $again }.
       *[other] Ici, les { $limit } stickers du jour sont déjà faits ; il y en aura d’autres { $again }.
    }
again-minutes =
    { $count ->
        [one] dans { $count } minute
       *[other] dans { $count } minutes
    }
again-hours =
    { $count ->
        [one] dans { $count } heure
       *[other] dans { $count } heures
    }
error-unsafe-photo = Cette photo montre trop de peau pour cette discussion ; envoies-en une autre.
error-nothing-to-draw = Il n’y a pas de photo à dessiner ; renvoie-la.
error-chat-busy = La discussion n’accepte plus rien pour un moment ; un nouvel essai suit tout seul.
error-chat-unreachable = La discussion est injoignable en ce moment ; un nouvel essai suit.
error-chat-gone = La discussion n’existe plus, le sticker n’a donc pas pu être livré.
error-chat-unsure = Le sticker n’est peut-être pas arrivé ; si tu ne le vois pas, redemande-le.
error-expired = Le sticker a pris trop de temps et a été abandonné ; redemande-le, s’il te plaît.
error-too-late = C’est trop tard pour l’annuler : il est fini, ou presque.
error-still-living = Ce sticker est encore en cours ; attends-le, ou annule-le d’abord.
error-photo-gone = La photo est supprimée et ne peut plus être récupérée ; envoie-la encore une fois.
error-cancelled = Tu as annulé ce sticker ; rien n’en a été gardé.
error-broken-parcel = Ce qui était déjà fait est abîmé ; renvoie la photo.
error-unusable-wish = Une des options ne va pas ; change-la et redemande.
error-stage-timeout = Cela a pris trop de temps et a été abandonné ; réessaie, ou choisis une qualité plus basse.
error-worker-lost = La machine qui le faisait s’est arrêtée à chaque fois ; essaie une autre photo.
error-photo-unreadable = Cette image est illisible ; envoie-la en JPEG ou PNG.
error-photo-empty = Ce fichier est vide ; renvoie la photo.
error-photo-not-an-image = Ce n’est pas une image ; envoie du JPEG, PNG, WebP, GIF, HEIC ou AVIF.
error-photo-unsupported-format = Ce format est illisible ; exporte-le d’abord en JPEG ou PNG.
error-photo-truncated = Cette image est abîmée ou coupée ; renvoie le fichier d’origine.
error-photo-too-small = Cette image est trop petite ; envoies-en une d’au moins 64 pixels de côté.
error-photo-too-many-bytes = Ce fichier est trop gros ; envoies-en un de 20 Mo au plus.
error-photo-too-many-pixels = Cette image est trop grande ; envoies-en une de 50 mégapixels au plus.
error-photo-too-many-frames = Cette animation est trop longue ; envoies-en une seule image.
error-download-refused = Je ne vais pas chercher de fichiers à cette adresse ; envoie la photo elle-même.
error-download-too-large = Ce fichier est trop gros ; envoies-en un de { $most } Mo au plus.
error-no-subject = Aucun sujet distinct n’a été trouvé sur cette photo ; ne mets pas de numéro.
error-no-such-subject =
    { $found ->
        [one] Il n’y a que { $found } sujet sur cette photo ; choisis le numéro { $found }.
       *[other] Il n’y a que { $found } sujets sur cette photo ; choisis de 1 à { $found }.
    }
error-too-few-subjects = Il n’y a pas autant de sujets sur cette photo ; ne mets pas de numéro.
error-prompt-empty = Le thème est vide ; dis à quoi cela doit ressembler, par exemple « pirate de l’espace ».
error-prompt-too-long =
    { $most ->
        [one] Le thème est trop long ; { $most } caractère au plus.
       *[other] Le thème est trop long ; { $most } caractères au plus.
    }
error-caption-too-long =
    { $most ->
        [one] Les mots sur le sticker sont trop longs ; { $most } caractère au plus.
       *[other] Les mots sur le sticker sont trop longs ; { $most } caractères au plus.
    }
error-prompt-unusable = Ce thème ne va pas ; dis-le en quelques mots.
error-mix = Ces thèmes ne peuvent pas être mélangés ; choisis-en un.
error-likeness = Ce que je sais de ton visage ne peut pas servir ; envoie plutôt une photo.
error-unmeasurable = Impossible de faire un personnage de cette photo ; envoies-en une avec le visage grand, bien éclairé et de face.
error-unbuildable-relief = Rien de solide n’a été trouvé sur cette photo ; essaies-en une plus nette.
error-unwritable-caption = Aucune de mes polices ne peut écrire ceci : { $characters }. Essaie d’autres mots sur le sticker.
error-renderer-crashed = Le rendu s’est arrêté deux fois ; réessaie, ou choisis une qualité plus basse.
error-render-timeout = Le dessin a pris trop de temps ; réessaie, ou choisis une qualité plus basse.
error-file-too-large = Le sticker ne devient pas assez petit pour être envoyé ; essaie une photo ou un thème plus calme.
error-jobs-living = Des stickers à toi sont encore en cours ; annule-les d’abord.
error-value = Cela ne va pas ici ; essaie autre chose.
error-value-quota = Ce nombre ne va pas ici ; écris-en un à partir de 0.
error-value-language = Je ne connais pas cette langue ; choisis-en une dans la liste.
error-value-themes = Cette liste de thèmes ne va pas ; choisis-en au moins un, ou permets les mots libres.
error-value-name = Ce nom est vide ou trop long ; écris-en un autre, s’il te plaît.
error-no-such-job = Ce sticker n’existe plus ; renvoie la photo.
error-blob-missing = Ce qu’il faut pour cela est déjà supprimé ; renvoie la photo.

## What is told of a job that became no sticker

notice-cancelled = Ton sticker a été annulé.
notice-failed = Quelque chose s’est mal passé et ton sticker n’a pas pu être fait.
notice-with-reference = { $told } Référence : { $reference }

## Votes

vote-closed = Personne ne vote pour ce sticker en ce moment.
vote-too-new =
    { $days ->
        [one] Tu pourras voter ici dans { $days } jour.
       *[other] Tu pourras voter ici dans { $days } jours.
    }
contest-not-open = Ce concours n’accepte pas de stickers en ce moment.
contest-wrong-theme = Ce concours est pour d’autres thèmes ; fais-en un dans un thème demandé.
contest-too-many =
    { $limit ->
        [one] Tu participes déjà avec { $limit } sticker ; retire-le pour en proposer un autre.
       *[other] Tu participes déjà avec { $limit } stickers ; retires-en un pour en proposer un autre.
    }
