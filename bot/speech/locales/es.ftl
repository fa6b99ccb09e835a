### Kept like en.ftl: the same keys, the same values. Informal: tú.

## Start and help

start = ¡Hola! Convierto fotos en stickers animados en 3D de estilo dibujo animado.

    Envíame una foto y elige un tema, o escríbelo debajo de la foto: /theme pirata espacial

    /help muestra qué más sé hacer; /privacy, qué guardo.
start-group = Responde a una foto con /theme pirata espacial y haré un sticker. /help muestra el resto.
help-telegram = Un sticker
    • Envía una foto y elige un tema, o escribe debajo: /theme pirata espacial
    • En un grupo, responde a una foto con /theme pirata espacial
    • Las palabras entre comillas al final van en el sticker: /theme pirata espacial «¡Hola!»
    • /pack hace doce expresiones de una foto
    • /me hace un sticker de tu foto de perfil
    • Sirven fotos, imágenes como archivo, álbumes de hasta cuatro y stickers; de los vídeos y GIF tomo el mejor fotograma.
    • En cualquier chat, escribe @{ $bot } y unas palabras para enviar uno de tus stickers.

    Lo tuyo
    • /packs: tus packs de stickers
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: nadie más puede usar tus fotos
    • /remember_me: stickers sin volver a enviar una foto
    • /help_training: ayúdame a dibujar mejor

    Grupos
    • /settings: temas, límites y más, para administradores
help-discord = Un sticker
    • /theme con una foto y unas palabras, como pirata espacial
    • Las palabras entre comillas al final van en el sticker: /theme pirata espacial «¡Hola!»
    • «Aplicaciones > Crear sticker» en cualquier mensaje con una imagen
    • «Aplicaciones > Sticker del avatar» en un miembro
    • Mencióname en un mensaje con una imagen
    • /pack hace doce expresiones de una foto

    Lo tuyo
    • /packs: tus packs de stickers
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: nadie más puede usar tus fotos
    • /remember_me: stickers sin volver a enviar una foto
    • /help_training: ayúdame a dibujar mejor

    Servidores
    • /toonbooth settings: temas, límites y más, para quienes gestionan el servidor

## Privacy

privacy = Qué guardo
    • Tu foto: solo mientras se hace el sticker, un día como máximo. Dónde y cuándo se tomó lo borro al momento.
    • Tus stickers y packs: hasta que los borres.
    • Quién pidió qué, cuándo y con qué palabras, y en qué lugar del chat estaba la foto, para que funcione «Otra vez».
    • Las medidas de tu cara, en números: solo después de /remember_me.
    • Recortes y dibujos para aprender: solo después de /help_training.

    /forget_me lo borra todo.
privacy-asking = Antes de que otra persona haga un sticker de una foto, se pregunta a quien la envió.
privacy-not-asking = Los administradores permiten aquí hacer stickers de fotos ajenas sin preguntar. Si no lo quieres: /no_stickers_of_me

## Forget me

forget-question = ¿Borro todo lo tuyo: stickers, packs, ajustes y todo lo que recuerdo de ti? Lo que se está haciendo se cancela. No se puede deshacer. Lo que ya se envió a los chats se queda allí.
forget-working = Borrando…
forget-kept = De acuerdo, todo se queda como está.
forget-receipt = Hecho. Ya no tengo nada tuyo.
    • Stickers borrados: { $stickers }
    • Pedidos borrados: { $jobs }
    • Ejemplos de aprendizaje borrados: { $lessons }
    • Cuándo: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Solo queda un código sin tu nombre: con él nada tuyo vuelve aunque me restauren desde una copia de seguridad, y los bloqueos siguen vigentes.

## Language

language-question = ¿En qué idioma te hablo?
language-automatic = Como en mi aplicación
language-saved = Ahora te hablo en español.
language-saved-automatic = Ahora hablo el idioma de tu aplicación.

## Making

make-send-photo = Envíame primero una foto y haré un sticker.
make-choose-theme = ¿Qué tema le pongo? Elige uno o escribe tus propias palabras.
make-choose-theme-here = ¿Qué tema le pongo? Elige uno o responde a este mensaje con tus propias palabras.
make-choose-listed = ¿Qué tema le pongo?
make-own-words = Escribe en pocas palabras cómo debe verse, por ejemplo: pirata espacial
make-no-words = Escribe después del comando cómo debe verse: /theme pirata espacial
make-no-photo-there = En ese mensaje no hay ninguna foto. Responde a uno que tenga foto.
make-what-works = Esto no me sirve. Envía una foto, una imagen como archivo, un sticker, un GIF o un vídeo.
make-album-cut =
    { $limit ->
        [one] De un álbum solo tomo la primera foto.
       *[other] De un álbum solo tomo las { $limit } primeras fotos.
    }
make-no-avatar = No veo ninguna foto de perfil. Envía una foto.
make-download-failed = No he podido descargar la foto. Envíala otra vez.
make-pack = Hago doce expresiones de tu foto. Llegarán una tras otra.
make-group-hint = En este grupo no puedo leer lo que se escribe debajo de una foto. Responde a la foto con /theme pirata espacial
make-nothing-remembered = No recuerdo tu cara. Envía una foto o usa antes /remember_me.

## Progress

progress-title = «{ $theme }»
progress-received = Recibido, un momento…
progress-waiting =
    { $ahead ->
        [0] El siguiente es el tuyo.
        [one] Hay { $ahead } sticker antes que el tuyo.
       *[other] Hay { $ahead } stickers antes que el tuyo.
    }
progress-starting = Empezando…
progress-stage-cut-out = Recortando
progress-stage-cartoon = Dibujando
progress-stage-scene = Construyéndolo en 3D
progress-stage-preview = Dibujando la vista previa
progress-stage-render = Renderizando
progress-stage-encode = Terminando los archivos
progress-eta-seconds =
    { $count ->
        [one] falta { $count } segundo, más o menos
       *[other] faltan unos { $count } segundos
    }
progress-eta-minutes =
    { $count ->
        [one] falta { $count } minuto, más o menos
       *[other] faltan unos { $count } minutos
    }
progress-eta-hours =
    { $count ->
        [one] falta { $count } hora, más o menos
       *[other] faltan unas { $count } horas
    }
progress-preview = Aquí tienes una vista previa. El sticker viene enseguida.
progress-sending = Está listo. Enviando…
progress-pack = { $done } de { $total } stickers están listos.

## Cancel

button-cancel = Cancelar
cancel-running = Parando…
cancel-done = Cancelado. No se ha guardado nada.

## Result

button-again = Otra vez
button-variants = 4 variantes
button-more = Más caricatura
button-less = Menos caricatura
button-theme = Otro tema
button-own-words = Mis palabras
button-pack = Añadir a mi pack
button-files = Archivos
button-show = Ver mi sticker
button-delete = Borrar
button-fine = Máxima calidad
result-ready = Tu sticker está listo.
result-for = { $user }, tu sticker está listo.
result-moved = No puedo enviar stickers en { $place }, así que aquí tienes el tuyo.
result-files = Todos los archivos de este sticker
result-as-file = No se pudo enviar como sticker, así que aquí va como archivo.
result-too-large = Este archivo es demasiado grande para este chat y no se incluye: { $name }
result-deleted = Borrado, aquí y en todos los sitios donde lo guardaba.
result-delete-question = ¿Borrar este sticker? No se podrá recuperar.
result-variants = Haciendo cuatro variantes…
result-most-cartoony = Más caricatura no puede ser.
result-least-cartoony = Menos caricatura no puede ser.
result-finest = Ya tiene la máxima calidad.

## Faces

faces-question =
    { $count ->
        [one] Veo { $count } cara. ¿Cuál dibujo?
       *[other] Veo { $count } caras. ¿Cuál dibujo?
    }
button-all-faces = Todas

## Asking the author of a photo

consent-question = { $asker } quiere un sticker de tu foto, «{ $theme }». ¿Lo permites?
consent-question-avatar = { $asker } quiere un sticker de tu foto de perfil, «{ $theme }». ¿Lo permites?
consent-waiting = La foto es de { $author }. Le he preguntado; empiezo en cuanto lo permita.
consent-allowed = Permitido. El sticker se está haciendo.
consent-denied = { $author } no quiere un sticker de esta foto.
consent-denied-thanks = De acuerdo, no se hace ningún sticker. Si no quieres que te vuelvan a preguntar: /no_stickers_of_me
consent-unanswered = { $author } no respondió, así que no se hizo ningún sticker.
consent-over = Esta pregunta no se respondió a tiempo, así que no se hizo ningún sticker.
consent-unknown-author = No puedo preguntar a quien envió esta foto, así que no hago el sticker. Si es tuya, envíala tú.
button-allow = Permitir
button-deny = No permitir

## What I may use and remember

optout-on = Nadie más puede hacer stickers de tus fotos ni de tu foto de perfil.
optout-off = Otros pueden volver a hacer stickers de tus fotos, donde esté permitido.
remember-question = ¿Recuerdo las medidas de tu cara, en números y sin imagen? Así tendrás stickers sin enviar una foto. Más en /privacy.
remember-on = Recordaré tu cara a partir de tu próxima foto. Puedes retirarlo cuando quieras con /remember_me
remember-off = Ya no recuerdo tu cara. Lo que tenía está borrado.
training-question = ¿Puedo aprender de tus stickers? Guardaría un recorte de cada foto y su dibujo hasta que lo retires. Más en /privacy.
training-on = ¡Gracias! Desde ahora aprendo de lo que haces. Puedes retirarlo cuando quieras con /help_training
training-off = Ya no aprendo nada de ti. Lo que diste está borrado.
button-turn-on = Activar
button-turn-off = Desactivar

## Presses of buttons

press-not-yours = Este botón es para otra persona. Haz tu propio sticker con /theme
press-gone = Este botón es demasiado antiguo. Empieza de nuevo.
press-forged = No conozco este botón. Empieza de nuevo.
press-working = Un momento…
button-yes = Sí
button-no = No
button-back = Atrás
button-previous = Anterior
button-next = Siguiente
button-close = Cerrar

## Settings of a group or server

settings-title = Ajustes de { $place }
settings-line = { $name }: { $value }
settings-admins-only = Solo los administradores de este grupo pueden cambiar sus ajustes.
settings-needs-right = Para esto necesitas el permiso «Gestionar servidor».
settings-groups-only = Los ajustes son de los grupos. Añádeme a uno y escribe allí /settings.
settings-saved = Guardado.
settings-closed = Los ajustes están cerrados.
settings-on = sí
settings-off = no
settings-themes = Temas
settings-themes-description = Qué temas se pueden usar aquí
settings-themes-all = todos
settings-themes-listed = solo los elegidos
settings-themes-choose = Elige los temas
settings-free-words = Palabras propias
settings-free-words-description = Si se puede escribir cualquier tema
settings-makers = Quién puede hacer stickers
settings-makers-everyone = todos
settings-makers-admins = solo administradores
settings-user-quota = Stickers por persona
settings-user-quota-description = Cuántos puede hacer aquí una persona al día
settings-quota = Stickers en total
settings-quota-description = Cuántos se pueden hacer aquí al día
settings-unlimited = sin límite propio
settings-per-day =
    { $count ->
        [one] { $count } al día
       *[other] { $count } al día
    }
settings-strictness = Filtro de desnudez
settings-strictness-description = Qué fotos se rechazan
settings-strictness-strict = estricto
settings-strictness-usual = moderado
settings-strictness-off = desactivado
settings-language = Idioma
settings-language-each = el de cada persona
settings-ask-authors = Preguntar antes
settings-ask-authors-description = Preguntar a quien envió una foto antes de que otros la usen
settings-quiet = Modo silencioso
settings-quiet-description = Sin mensajes de progreso, solo el sticker
settings-results-in = Los stickers llegan
settings-results-in-here = aquí
settings-results-in-private = al chat privado

## Packs

packs-title = Tus packs
packs-empty = Todavía no tienes ningún pack.
packs-line =
    { $count ->
        [one] { $title }: { $count } sticker
       *[other] { $title }: { $count } stickers
    }
button-new-pack = Nuevo pack
button-rename = Cambiar nombre
button-order = Ordenar
button-emoji = Emoji
button-delete-pack = Borrar pack
button-link = Enlace
button-hand-over = Ceder
button-remove = Quitar
button-up = Subir
button-down = Bajar
button-upload-emoji = Añadir como emoji
button-upload-sticker = Añadir a este servidor
packs-ask-name = ¿Cómo se llamará el pack? Escribe su nombre.
packs-bad-name = Un nombre tiene de 1 a { $most } caracteres. Escribe otro.
packs-name-taken = Ya tienes un pack con ese nombre. Escribe otro.
packs-created = El pack «{ $title }» está creado.
packs-renamed = Ahora el pack se llama «{ $title }».
packs-delete-question = ¿Borrar el pack «{ $title }»? Los stickers se conservan.
packs-deleted = El pack está borrado.
packs-choose-pack = ¿En qué pack?
packs-choose-sticker = ¿Qué sticker?
packs-ask-emoji = Envía de 1 a 20 emojis que vayan con este sticker.
packs-bad-emoji = Envía de 1 a 20 emojis y nada más.
packs-emoji-saved = Guardado: { $emoji }
packs-added = Añadido a «{ $title }».
packs-added-already = Ya está en «{ $title }».
packs-removed = Quitado de «{ $title }».
packs-link = Aquí está «{ $title }»: { $link }
packs-link-empty = Un pack sin stickers todavía no tiene enlace.
packs-ask-heir = ¿Para quién es «{ $title }»? Envíale este enlace; el primero que lo abra recibe el pack: { $link }
packs-heir-question = { $owner } quiere darte el pack «{ $title }». ¿Lo aceptas?
packs-handed-over = «{ $title }» es ahora de { $owner }.
packs-taken-over = «{ $title }» es tuyo ahora.
packs-full =
    { $most ->
        [one] «{ $title }» está lleno con { $most } sticker. Los nuevos van a «{ $next }».
       *[other] «{ $title }» está lleno con { $most } stickers. Los nuevos van a «{ $next }».
    }
packs-too-many =
    { $most ->
        [one] Puedes tener { $most } pack. Bórralo primero.
       *[other] Puedes tener { $most } packs. Borra uno primero.
    }
packs-uploading = Añadiendo stickers: { $done } de { $total }
packs-paused =
    { $minutes ->
        [one] Telegram pide una pausa de { $minutes } minuto. Sigo después por mi cuenta.
       *[other] Telegram pide una pausa de { $minutes } minutos. Sigo después por mi cuenta.
    }
packs-gone = Este pack ya no existe.
packs-left-out =
    { $count ->
        [one] { $count } de { $total } no se pudo hacer y falta.
       *[other] { $count } de { $total } no se pudieron hacer y faltan.
    }
packs-start-first = Antes de que pueda hacerte packs, abre nuestro chat privado y pulsa Iniciar: { $link }
packs-need-right = Para eso necesito el permiso «Crear expresiones» en este servidor.
packs-you-need-right = Para eso necesitas el permiso «Crear expresiones» en este servidor.
packs-no-room = En este servidor no cabe nada más. Quita antes algo.
packs-uploaded-emoji = El emoji :{ $name }: ya está en este servidor.
packs-uploaded-sticker = El sticker «{ $name }» ya está en este servidor.

## Private chat, groups and servers

private-needed = Todavía no puedo escribirte. Abre nuestro chat privado y pulsa Iniciar: { $link }
private-closed = No puedo escribirte. Permite mensajes directos de miembros de este servidor e inténtalo otra vez.
private-waiting = { $user }, tu sticker está listo, pero no puedo escribirte. Pulsa el botón: solo tú lo verás. Si permites mensajes directos de miembros de este servidor, el próximo llegará solo.
group-added = ¡Hola! Convierto fotos en stickers animados en 3D de estilo dibujo animado.

    Responde a una foto con /theme pirata espacial. En los grupos a menudo no puedo leer lo que se escribe debajo de una foto; responder siempre funciona.

    Administradores: /settings
server-added = ¡Hola! Convierto fotos en stickers animados en 3D de estilo dibujo animado.

    Usa /theme con una foto, o «Aplicaciones > Crear sticker» en un mensaje con una imagen.

    Quien gestione el servidor: /toonbooth settings
group-no-rights = Aquí no puedo enviar stickers ni imágenes. Pide a un administrador que lo permita.
server-no-rights = No puedo escribir ni adjuntar archivos en este canal. Pide a un administrador que lo permita.
quiet-hint = Aquí está activo el modo silencioso: el sticker llega sin más mensajes.
inline-none = Todavía no hay stickers. ¡Haz uno!
inline-start = Hacer un sticker
bot-about = Convierte fotos en stickers animados en 3D, con el tema que quieras.
bot-description = Envíame una foto y dime cómo debe verse: pirata espacial, kawaii, héroe de cómic… Recibes un sticker animado en 3D y packs propios.

## Commands: names are for Discord, descriptions for both

command-theme-name = tema
command-theme-description = Hacer un sticker animado en 3D de una foto
command-pack-name = pack
command-pack-description = Hacer doce expresiones de una foto
command-packs-name = packs
command-packs-description = Tus packs de stickers
command-me-description = Hacer un sticker de tu foto de perfil
command-help-name = ayuda
command-help-description = Qué sé hacer
command-privacy-name = privacidad
command-privacy-description = Qué guardo y durante cuánto tiempo
command-forget-me-name = olvidarme
command-forget-me-description = Borrar todo lo que tengo de ti
command-language-name = idioma
command-language-description = Elegir el idioma en que te hablo
command-no-stickers-of-me-name = sin_stickers_de_mi
command-no-stickers-of-me-description = Que nadie más use tus fotos ni tu foto de perfil
command-remember-me-name = recordarme
command-remember-me-description = Recibir stickers sin volver a enviar una foto
command-help-training-name = ayudar_a_aprender
command-help-training-description = Dejar que aprenda de tus stickers
command-settings-name = ajustes
command-settings-description = Temas, límites y más, para administradores
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth en este servidor
option-photo-name = foto
option-photo-description = La imagen para el sticker
option-prompt-name = tema
option-prompt-description = Cómo debe verse, por ejemplo: pirata espacial
option-caption-name = texto
option-caption-description = Palabras que aparecen en el sticker
option-strength-name = intensidad
option-strength-description = Cuánta caricatura
option-quality-name = calidad
option-quality-description = Mejor calidad tarda más
option-language-name = idioma
option-language-description = El idioma en que te hablo
choice-strength-calm = suave
choice-strength-usual = normal
choice-strength-strong = mucha caricatura
choice-quality-auto = automática
choice-quality-draft = rápida
choice-quality-standard = normal
choice-quality-fine = máxima
menu-make-sticker = Crear sticker
menu-make-avatar-sticker = Sticker del avatar

## The built-in themes

theme-autumn-harvest = Cosecha de otoño
theme-christmas = Navidad
theme-circus = Circo
theme-cute-animals = Animales adorables
theme-cyberpunk-neon = Neón ciberpunk
theme-detective-noir = Detective de cine negro
theme-dinosaurs-and-jungle = Dinosaurios y selva
theme-doctors-and-science = Medicina y ciencia
theme-easter = Pascua
theme-emoji-expressions = Caras de emoji
theme-festivals-and-holidays = Fiestas y celebraciones
theme-food-and-drinks = Comida y bebida
theme-halloween = Halloween
theme-kawaii-and-chibi = Kawaii y chibi
theme-knights-and-castles = Caballeros y castillos
theme-lunar-new-year = Año Nuevo lunar
theme-minimalist-and-modern = Minimalista y moderno
theme-motivational-and-positive = Motivador y positivo
theme-music-and-rock = Música y rock
theme-mythical-creatures = Criaturas míticas
theme-new-year = Año Nuevo
theme-outer-space = Espacio exterior
theme-pirates = Piratas
theme-professions-and-hobbies = Profesiones y aficiones
theme-retro-and-vintage = Retro y vintage
theme-royalty = Realeza
theme-samurai-and-japan = Samuráis y Japón
theme-school-and-graduation = Escuela y graduación
theme-sports-and-football = Deporte y fútbol
theme-spring-garden = Jardín de primavera
theme-steampunk = Mundo steampunk
theme-summer-beach = Playa de verano
theme-superheroes = Superhéroes
theme-underwater = Bajo el mar
theme-valentines-day = San Valentín
theme-vampires-and-ghosts = Vampiros y fantasmas
theme-video-games = Videojuegos
theme-wild-west = Salvaje Oeste
theme-winter-wonderland = Maravilla de invierno
theme-wizards-and-magic = Magos y magia

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Ha pasado algo inesperado. Inténtalo otra vez en un minuto. Si sigue igual, comunica esta referencia: { $reference }
error-trouble = Ahora mismo tengo problemas propios. Inténtalo otra vez en un minuto.
error-maintenance = Ahora no se hacen stickers por mantenimiento; inténtalo más tarde.
error-banned = Aquí no puedes hacer stickers; un administrador puede cambiarlo.
error-makers-limited = Aquí solo los administradores pueden hacer stickers; pídeselo a uno.
error-opted-out = Quien envió esta foto no quiere que se hagan stickers de ella; usa otra.
error-unasked-words = Quien envió esta foto la permitió con las palabras que se le mostraron. Para otras, pide de nuevo un sticker de esa foto, respondiendo a ella con /theme o con «Crear sticker» en su menú; entonces vuelvo a preguntarle.
error-no-theme-allowed = Aquí no se permite ningún tema; pide a un administrador que elija algunos.
error-theme-not-allowed = Este tema no está entre los permitidos aquí; elige { $titles }.
error-caption-not-allowed = Aquí solo se permiten los temas de la lista, así que el sticker no lleva palabras tuyas; quita lo que está entre comillas.
error-words-refused = Este tema no se puede dibujar; elige uno más amable.
error-queue-full =
    { $limit ->
        [one] Ya tienes { $limit } pedido en la cola; espera a que termine o cancélalo.
       *[other] Ya tienes { $limit } pedidos en la cola; espera a que termine uno o cancélalo.
    }
error-quota-user =
    { $limit ->
        [0] Aquí no puedes hacer stickers; un administrador puede cambiarlo.
        [one] Ya has hecho { $limit } sticker, el único de hoy; habrá más { $again }.
       *[other] Ya has hecho los { $limit } stickers de hoy; habrá más { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Aquí no se pueden hacer stickers; un administrador puede cambiarlo.
        [one] Aquí ya se ha hecho { $limit } sticker, el único de hoy; habrá más { $again }.
       *[other] Aquí ya se han hecho los { $limit } stickers de hoy; habrá más { $again }.
    }
again-minutes =
    { $count ->
        [one] en { $count } minuto
       *[other] en { $count } minutos
    }
again-hours =
    { $count ->
        [one] en { $count } hora
       *[other] en { $count } horas
    }
error-unsafe-photo = Esta foto muestra demasiada piel para este chat; envía otra.
error-nothing-to-draw = No hay ninguna foto que dibujar; envíala otra vez.
error-chat-busy = El chat no admite más por un momento; se vuelve a intentar solo.
error-chat-unreachable = Ahora no se puede llegar al chat; se vuelve a intentar.
error-chat-gone = El chat ya no existe, así que no se pudo entregar el sticker.
error-chat-unsure = Puede que el sticker no haya llegado; si no lo ves, pídelo otra vez.
error-expired = El sticker tardó demasiado y se abandonó; pídelo otra vez.
error-too-late = Es tarde para cancelarlo: está terminado o casi.
error-still-living = Este sticker todavía se está haciendo; espera o cancélalo primero.
error-photo-gone = La foto está borrada y no se puede recuperar; envíala otra vez.
error-cancelled = Retiraste este sticker; no se ha guardado nada.
error-broken-parcel = Lo hecho hasta ahora se dañó; envía la foto otra vez.
error-unusable-wish = Una de las opciones no se puede usar; cámbiala y pídelo otra vez.
error-stage-timeout = Tardó demasiado y se abandonó; inténtalo otra vez o elige una calidad menor.
error-worker-lost = La máquina que lo hacía se paró todas las veces; prueba con otra foto.
error-photo-unreadable = Esta imagen no se puede leer; envíala como JPEG o PNG.
error-photo-empty = Este archivo está vacío; envía la foto otra vez.
error-photo-not-an-image = Esto no es una imagen; envía JPEG, PNG, WebP, GIF, HEIC o AVIF.
error-photo-unsupported-format = Este formato no se puede leer; expórtalo antes como JPEG o PNG.
error-photo-truncated = Esta imagen está dañada o cortada; envía el archivo original otra vez.
error-photo-too-small = Esta imagen es demasiado pequeña; envía una de al menos 64 píxeles por lado.
error-photo-too-many-bytes = Este archivo es demasiado grande; envía uno de 20 MB como máximo.
error-photo-too-many-pixels = Esta imagen es demasiado grande; envía una de 50 megapíxeles como máximo.
error-photo-too-many-frames = Esta animación es demasiado larga; envía una sola imagen de ella.
error-download-refused = No descargo archivos de esa dirección; envía la foto misma.
error-download-too-large = Este archivo es demasiado grande; envía uno de { $most } MB como máximo.
error-no-subject = No se encontró ningún motivo separado en esta foto; no pongas número.
error-no-such-subject =
    { $found ->
        [one] En esta foto solo hay { $found } motivo; elige el número { $found }.
       *[other] En esta foto solo hay { $found } motivos; elige de 1 a { $found }.
    }
error-too-few-subjects = En esta foto no hay tantos motivos; no pongas número.
error-prompt-empty = El tema está vacío; di cómo debe verse, por ejemplo «pirata espacial».
error-prompt-too-long =
    { $most ->
        [one] El tema es demasiado largo; usa { $most } carácter como máximo.
       *[other] El tema es demasiado largo; usa { $most } caracteres como máximo.
    }
error-caption-too-long =
    { $most ->
        [one] Las palabras del sticker son demasiado largas; usa { $most } carácter como máximo.
       *[other] Las palabras del sticker son demasiado largas; usa { $most } caracteres como máximo.
    }
error-prompt-unusable = Este tema no se puede usar; dilo en pocas palabras.
error-mix = Estos temas no se pueden mezclar; elige uno de ellos.
error-likeness = Lo que recuerdo de tu cara no se puede usar; envía una foto.
error-unmeasurable = De esta foto no puedo hacer una figura; envía una con la cara grande, bien iluminada y de frente.
error-unbuildable-relief = En esta foto no se encontró nada sólido; prueba con una más clara.
error-unwritable-caption = Ninguna de mis fuentes puede escribir esto: { $characters }. Prueba otras palabras para el sticker.
error-renderer-crashed = El renderizado se paró dos veces; inténtalo otra vez o elige una calidad menor.
error-render-timeout = El dibujo tardó demasiado; inténtalo otra vez o elige una calidad menor.
error-file-too-large = El sticker no se puede reducir lo suficiente para enviarlo; prueba una foto o un tema más sencillos.
error-jobs-living = Todavía se están haciendo stickers tuyos; cancélalos primero.
error-value = Eso no se puede usar aquí; prueba otra cosa.
error-value-quota = Ese número no se puede usar aquí; escribe uno a partir de 0.
error-value-language = No conozco ese idioma; elige uno de la lista.
error-value-themes = La lista de temas no sirve; elige al menos uno o permite palabras propias.
error-value-name = Ese nombre está vacío o es demasiado largo; escribe otro.
error-no-such-job = Ese sticker ya no existe; envía la foto otra vez.
error-blob-missing = Lo que hace falta ya se borró; envía la foto otra vez.

## What is told of a job that became no sticker

notice-cancelled = Tu sticker se ha cancelado.
notice-failed = Algo salió mal y no se pudo hacer tu sticker.
notice-with-reference = { $told } Referencia: { $reference }

## Votes

vote-closed = Ahora nadie vota sobre este sticker.
vote-too-new =
    { $days ->
        [one] Podrás votar aquí dentro de { $days } día.
       *[other] Podrás votar aquí dentro de { $days } días.
    }
contest-not-open = Este concurso no admite stickers ahora.
contest-wrong-theme = Este concurso es para otros temas; haz uno en un tema que pida.
contest-too-many =
    { $limit ->
        [one] Ya participas con { $limit } sticker; retíralo para presentar otro.
       *[other] Ya participas con { $limit } stickers; retira uno para presentar otro.
    }
