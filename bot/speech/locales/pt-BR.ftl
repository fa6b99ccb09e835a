### Kept like en.ftl: the same keys, the same values. Brazilian: você.

## Start and help

start = Oi! Eu transformo fotos em figurinhas animadas de cartoon em 3D.

    Envie uma foto e escolha um tema, ou escreva-o na legenda: /theme pirata espacial

    /help mostra o que mais eu faço; /privacy, o que eu guardo.
start-group = Responda a uma foto com /theme pirata espacial e eu faço uma figurinha. /help mostra o resto.
help-telegram = Uma figurinha
    • Envie uma foto e escolha um tema, ou escreva na legenda: /theme pirata espacial
    • Em um grupo, responda a uma foto com /theme pirata espacial
    • As palavras entre aspas no final vão na figurinha: /theme pirata espacial “Ahoy!”
    • /pack faz doze expressões de uma foto
    • /me faz uma figurinha da sua foto de perfil
    • Servem fotos, imagens como arquivo, álbuns de até quatro e figurinhas; de vídeos e GIFs eu uso o melhor quadro.
    • Em qualquer conversa, escreva @{ $bot } e algumas palavras para enviar uma das suas figurinhas.

    Suas coisas
    • /packs: seus pacotes de figurinhas
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: ninguém mais pode usar suas fotos
    • /remember_me: figurinhas sem enviar uma foto de novo
    • /help_training: me ajude a desenhar melhor

    Grupos
    • /settings: temas, limites e mais, para administradores
help-discord = Uma figurinha
    • /theme com uma foto e algumas palavras, como pirata espacial
    • As palavras entre aspas no final vão na figurinha: /theme pirata espacial “Ahoy!”
    • “Apps > Criar figurinha” em qualquer mensagem com imagem
    • “Apps > Figurinha do avatar” em um membro
    • Mencione-me em uma mensagem com imagem
    • /pack faz doze expressões de uma foto

    Suas coisas
    • /packs: seus pacotes de figurinhas
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: ninguém mais pode usar suas fotos
    • /remember_me: figurinhas sem enviar uma foto de novo
    • /help_training: me ajude a desenhar melhor

    Servidores
    • /toonbooth settings: temas, limites e mais, para quem gerencia o servidor

## Privacy

privacy = O que eu guardo
    • Sua foto: só enquanto a figurinha é feita, no máximo um dia. Onde e quando ela foi tirada eu descarto na hora.
    • Suas figurinhas e pacotes: até você apagar.
    • Quem pediu, quando e com que palavras, e onde na conversa estava a foto, para que “De novo” funcione.
    • As medidas do seu rosto, em números: só depois de /remember_me.
    • Recortes e desenhos para aprender: só depois de /help_training.

    /forget_me apaga tudo isso.
privacy-asking = Quem enviou uma foto é consultado antes que outra pessoa faça uma figurinha dela.
privacy-not-asking = Os administradores daqui deixam todos fazerem figurinhas de fotos alheias sem perguntar. Se você não quiser: /no_stickers_of_me

## Forget me

forget-question = Apago tudo que é seu: figurinhas, pacotes, configurações e tudo que lembro de você? O que está sendo feito é cancelado. Não dá para desfazer. O que já foi enviado às conversas fica lá.
forget-working = Apagando…
forget-kept = Tudo bem, fica tudo como está.
forget-receipt = Pronto. Não tenho mais nada seu.
    • Figurinhas apagadas: { $stickers }
    • Pedidos apagados: { $jobs }
    • Exemplos de treino apagados: { $lessons }
    • Quando: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Só fica um código sem o seu nome: com ele nada seu volta, mesmo que eu seja restaurado de um backup, e os bloqueios continuam valendo.

## Language

language-question = Em que idioma eu falo com você?
language-automatic = Como no meu aplicativo
language-saved = Agora eu falo português com você.
language-saved-automatic = Agora eu falo o idioma do seu aplicativo.

## Making

make-send-photo = Envie uma foto primeiro e eu faço a figurinha.
make-choose-theme = Qual vai ser o tema? Escolha um ou escreva com suas palavras.
make-choose-theme-here = Qual vai ser o tema? Escolha um ou responda a esta mensagem com suas palavras.
make-choose-listed = Qual vai ser o tema?
make-own-words = Escreva em poucas palavras como deve ficar, por exemplo: pirata espacial
make-no-words = Escreva depois do comando como deve ficar: /theme pirata espacial
make-no-photo-there = Não há foto nessa mensagem. Responda a uma que tenha foto.
make-what-works = Isso eu não consigo usar. Envie uma foto, uma imagem como arquivo, uma figurinha, um GIF ou um vídeo.
make-album-cut =
    { $limit ->
        [one] De um álbum eu uso só a primeira foto.
       *[other] De um álbum eu uso só as { $limit } primeiras fotos.
    }
make-no-avatar = Não vejo nenhuma foto de perfil. Envie uma foto.
make-download-failed = Não consegui baixar a foto. Envie de novo, por favor.
make-pack = Vou fazer doze expressões da sua foto. Elas chegam uma depois da outra.
make-group-hint = Neste grupo não consigo ler a legenda de uma foto. Responda à foto com /theme pirata espacial
make-nothing-remembered = Não me lembro do seu rosto. Envie uma foto ou use /remember_me antes.

## Progress

progress-title = “{ $theme }”
progress-received = Recebi, um momento…
progress-waiting =
    { $ahead ->
        [0] A próxima é a sua.
        [one] { $ahead } figurinha antes da sua.
       *[other] { $ahead } figurinhas antes da sua.
    }
progress-starting = Começando…
progress-stage-cut-out = Recortando
progress-stage-cartoon = Desenhando
progress-stage-scene = Montando em 3D
progress-stage-preview = Desenhando a prévia
progress-stage-render = Renderizando
progress-stage-encode = Finalizando os arquivos
progress-eta-seconds =
    { $count ->
        [one] falta cerca de { $count } segundo
       *[other] faltam cerca de { $count } segundos
    }
progress-eta-minutes =
    { $count ->
        [one] falta cerca de { $count } minuto
       *[other] faltam cerca de { $count } minutos
    }
progress-eta-hours =
    { $count ->
        [one] falta cerca de { $count } hora
       *[other] faltam cerca de { $count } horas
    }
progress-preview = Aqui vai uma prévia. A figurinha vem em seguida.
progress-sending = Está pronta. Enviando…
progress-pack = { $done } de { $total } figurinhas estão prontas.

## Cancel

button-cancel = Cancelar
cancel-running = Parando…
cancel-done = Cancelado. Nada foi guardado.

## Result

button-again = De novo
button-variants = 4 variações
button-more = Mais cartoon
button-less = Menos cartoon
button-theme = Outro tema
button-own-words = Minhas palavras
button-pack = Pôr no meu pacote
button-files = Arquivos
button-show = Ver minha figurinha
button-delete = Apagar
button-fine = Qualidade máxima
result-ready = Sua figurinha está pronta.
result-for = { $user }, sua figurinha está pronta.
result-moved = Não posso enviar figurinhas em { $place }, então aqui está a sua.
result-files = Todos os arquivos desta figurinha
result-as-file = Não deu para enviar como figurinha, então aqui vai como arquivo.
result-too-large = Este arquivo é grande demais para esta conversa e ficou de fora: { $name }
result-deleted = Apagada, aqui e em todo lugar onde eu a guardava.
result-delete-question = Apagar esta figurinha? Não dá para recuperar.
result-variants = Fazendo quatro variações…
result-most-cartoony = Mais cartoon que isso não dá.
result-least-cartoony = Menos cartoon que isso não dá.
result-finest = Esta já é a qualidade máxima.

## Faces

faces-question =
    { $count ->
        [one] Vejo { $count } rosto. Qual devo desenhar?
       *[other] Vejo { $count } rostos. Qual devo desenhar?
    }
button-all-faces = Todos

## Asking the author of a photo

consent-question = { $asker } quer uma figurinha da sua foto, “{ $theme }”. Você permite?
consent-question-avatar = { $asker } quer uma figurinha da sua foto de perfil, “{ $theme }”. Você permite?
consent-waiting = A foto é de { $author }. Já perguntei; começo assim que houver permissão.
consent-allowed = Permitido. A figurinha está sendo feita.
consent-denied = { $author } não quer uma figurinha desta foto.
consent-denied-thanks = Tudo bem, nenhuma figurinha será feita. Para ninguém mais perguntar: /no_stickers_of_me
consent-unanswered = { $author } não respondeu, então nenhuma figurinha foi feita.
consent-over = Esta pergunta não foi respondida a tempo, então nenhuma figurinha foi feita.
consent-unknown-author = Não consigo perguntar a quem enviou esta foto, então não faço a figurinha. Se ela é sua, envie você.
button-allow = Permitir
button-deny = Não permitir

## What I may use and remember

optout-on = Ninguém mais pode fazer figurinhas das suas fotos nem da sua foto de perfil.
optout-off = Outras pessoas podem voltar a fazer figurinhas das suas fotos, onde isso é permitido.
remember-question = Devo guardar as medidas do seu rosto, em números e sem imagem? Assim você recebe figurinhas sem enviar uma foto. Mais em /privacy.
remember-on = Vou me lembrar do seu rosto a partir da sua próxima foto. Para voltar atrás: /remember_me
remember-off = Não me lembro mais do seu rosto. O que eu tinha foi apagado.
training-question = Posso aprender com suas figurinhas? Eu guardaria um recorte de cada foto e o desenho até você voltar atrás. Mais em /privacy.
training-on = Obrigado! A partir de agora aprendo com o que você faz. Para voltar atrás: /help_training
training-off = Não aprendo mais nada com você. O que você deu foi apagado.
button-turn-on = Ativar
button-turn-off = Desativar

## Presses of buttons

press-not-yours = Este botão é para outra pessoa. Faça a sua figurinha com /theme
press-gone = Este botão é antigo demais. Comece de novo, por favor.
press-forged = Não conheço este botão. Comece de novo, por favor.
press-working = Um momento…
button-yes = Sim
button-no = Não
button-back = Voltar
button-previous = Anterior
button-next = Próximo
button-close = Fechar

## Settings of a group or server

settings-title = Configurações de { $place }
settings-line = { $name }: { $value }
settings-admins-only = Só administradores deste grupo podem mudar as configurações.
settings-needs-right = Para isso você precisa da permissão “Gerenciar servidor”.
settings-groups-only = As configurações são dos grupos. Adicione-me a um e escreva /settings lá.
settings-saved = Salvo.
settings-closed = As configurações estão fechadas.
settings-on = sim
settings-off = não
settings-themes = Temas
settings-themes-description = Quais temas podem ser usados aqui
settings-themes-all = todos
settings-themes-listed = só os escolhidos
settings-themes-choose = Escolha os temas
settings-free-words = Palavras próprias
settings-free-words-description = Se as pessoas podem escrever qualquer tema
settings-makers = Quem pode fazer figurinhas
settings-makers-everyone = todos
settings-makers-admins = só administradores
settings-user-quota = Figurinhas por pessoa
settings-user-quota-description = Quantas uma pessoa pode fazer aqui por dia
settings-quota = Figurinhas no total
settings-quota-description = Quantas podem ser feitas aqui por dia
settings-unlimited = sem limite próprio
settings-per-day =
    { $count ->
        [one] { $count } por dia
       *[other] { $count } por dia
    }
settings-strictness = Filtro de nudez
settings-strictness-description = Quais fotos são recusadas
settings-strictness-strict = rigoroso
settings-strictness-usual = moderado
settings-strictness-off = desligado
settings-language = Idioma
settings-language-each = o de cada pessoa
settings-ask-authors = Perguntar antes
settings-ask-authors-description = Perguntar a quem enviou a foto antes que outros a usem
settings-quiet = Modo silencioso
settings-quiet-description = Sem mensagens de progresso, só a figurinha
settings-results-in = As figurinhas vão
settings-results-in-here = para cá
settings-results-in-private = para a conversa privada

## Packs

packs-title = Seus pacotes
packs-empty = Você ainda não tem nenhum pacote.
packs-line =
    { $count ->
        [one] { $title }: { $count } figurinha
       *[other] { $title }: { $count } figurinhas
    }
button-new-pack = Novo pacote
button-rename = Renomear
button-order = Ordenar
button-emoji = Emoji
button-delete-pack = Apagar pacote
button-link = Link
button-hand-over = Passar adiante
button-remove = Tirar
button-up = Subir
button-down = Descer
button-upload-emoji = Adicionar como emoji
button-upload-sticker = Adicionar a este servidor
packs-ask-name = Como o pacote vai se chamar? Escreva o nome.
packs-bad-name = Um nome tem de 1 a { $most } caracteres. Escreva outro, por favor.
packs-name-taken = Você já tem um pacote com esse nome. Escreva outro, por favor.
packs-created = O pacote “{ $title }” foi criado.
packs-renamed = O pacote agora se chama “{ $title }”.
packs-delete-question = Apagar o pacote “{ $title }”? As figurinhas continuam existindo.
packs-deleted = O pacote foi apagado.
packs-choose-pack = Em qual pacote?
packs-choose-sticker = Qual figurinha?
packs-ask-emoji = Envie de 1 a 20 emojis que combinem com esta figurinha.
packs-bad-emoji = Envie de 1 a 20 emojis e nada mais.
packs-emoji-saved = Salvo: { $emoji }
packs-added = Adicionada a “{ $title }”.
packs-added-already = Ela já está em “{ $title }”.
packs-removed = Tirada de “{ $title }”.
packs-link = Aqui está “{ $title }”: { $link }
packs-link-empty = Um pacote sem figurinhas ainda não tem link.
packs-ask-heir = Para quem vai “{ $title }”? Envie este link à pessoa; quem abrir primeiro recebe o pacote: { $link }
packs-heir-question = { $owner } quer dar a você o pacote “{ $title }”. Você aceita?
packs-handed-over = “{ $title }” agora é de { $owner }.
packs-taken-over = “{ $title }” agora é seu.
packs-full =
    { $most ->
        [one] “{ $title }” está cheio com { $most } figurinha. As novas vão para “{ $next }”.
       *[other] “{ $title }” está cheio com { $most } figurinhas. As novas vão para “{ $next }”.
    }
packs-too-many =
    { $most ->
        [one] Você pode ter { $most } pacote. Apague-o primeiro.
       *[other] Você pode ter { $most } pacotes. Apague um primeiro.
    }
packs-uploading = Adicionando figurinhas: { $done } de { $total }
packs-paused =
    { $minutes ->
        [one] O Telegram pede uma pausa de { $minutes } minuto. Depois eu continuo sem você precisar fazer nada.
       *[other] O Telegram pede uma pausa de { $minutes } minutos. Depois eu continuo sem você precisar fazer nada.
    }
packs-gone = Este pacote não existe mais.
packs-left-out =
    { $count ->
        [one] { $count } de { $total } não pôde ser feita e ficou de fora.
       *[other] { $count } de { $total } não puderam ser feitas e ficaram de fora.
    }
packs-start-first = Antes de eu criar pacotes para você, abra nossa conversa privada e toque em Iniciar: { $link }
packs-need-right = Para isso preciso da permissão “Criar expressões” neste servidor.
packs-you-need-right = Para isso você precisa da permissão “Criar expressões” neste servidor.
packs-no-room = Não cabe mais nada neste servidor. Remova algo primeiro.
packs-uploaded-emoji = O emoji :{ $name }: já está neste servidor.
packs-uploaded-sticker = A figurinha “{ $name }” já está neste servidor.

## Private chat, groups and servers

private-needed = Ainda não posso escrever para você. Abra nossa conversa privada e toque em Iniciar: { $link }
private-closed = Não posso escrever para você. Permita mensagens diretas de membros deste servidor e tente de novo.
private-waiting = { $user }, sua figurinha está pronta, mas não posso escrever para você. Aperte o botão: só você vai vê-la. Se permitir mensagens diretas de membros deste servidor, a próxima chega sozinha.
group-added = Oi! Eu transformo fotos em figurinhas animadas de cartoon em 3D.

    Responda a uma foto com /theme pirata espacial. Em grupos muitas vezes não consigo ler a legenda de uma foto; responder sempre funciona.

    Administradores: /settings
server-added = Oi! Eu transformo fotos em figurinhas animadas de cartoon em 3D.

    Use /theme com uma foto, ou “Apps > Criar figurinha” em uma mensagem com imagem.

    Quem gerencia o servidor: /toonbooth settings
group-no-rights = Não posso enviar figurinhas e imagens aqui. Peça a um administrador para permitir.
server-no-rights = Não posso escrever nem anexar arquivos neste canal. Peça a um administrador para permitir.
quiet-hint = O modo silencioso está ligado aqui: a figurinha chega sem outras mensagens.
inline-none = Nenhuma figurinha ainda. Faça uma!
inline-start = Fazer uma figurinha
bot-about = Transforma fotos em figurinhas animadas em 3D, com o tema que você quiser.
bot-description = Envie uma foto e diga como deve ficar: pirata espacial, kawaii, herói de quadrinhos… Você recebe uma figurinha animada em 3D e pacotes só seus.

## Commands: names are for Discord, descriptions for both

command-theme-name = tema
command-theme-description = Fazer uma figurinha animada em 3D de uma foto
command-pack-name = pacote
command-pack-description = Fazer doze expressões de uma foto
command-packs-name = pacotes
command-packs-description = Seus pacotes de figurinhas
command-me-description = Fazer uma figurinha da sua foto de perfil
command-help-name = ajuda
command-help-description = O que eu sei fazer
command-privacy-name = privacidade
command-privacy-description = O que eu guardo e por quanto tempo
command-forget-me-name = esquecer_de_mim
command-forget-me-description = Apagar tudo que tenho de você
command-language-name = idioma
command-language-description = Escolher o idioma em que falo com você
command-no-stickers-of-me-name = sem_figurinhas_de_mim
command-no-stickers-of-me-description = Ninguém mais usa suas fotos nem sua foto de perfil
command-remember-me-name = lembrar_de_mim
command-remember-me-description = Receber figurinhas sem enviar uma foto de novo
command-help-training-name = ajudar_no_treino
command-help-training-description = Deixar que eu aprenda com suas figurinhas
command-settings-name = configurações
command-settings-description = Temas, limites e mais, para administradores
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth neste servidor
option-photo-name = foto
option-photo-description = A imagem para a figurinha
option-prompt-name = tema
option-prompt-description = Como deve ficar, por exemplo: pirata espacial
option-caption-name = texto
option-caption-description = Palavras que ficam na figurinha
option-strength-name = intensidade
option-strength-description = Quanto de cartoon
option-quality-name = qualidade
option-quality-description = Melhor qualidade demora mais
option-language-name = idioma
option-language-description = O idioma em que falo com você
choice-strength-calm = leve
choice-strength-usual = normal
choice-strength-strong = muito cartoon
choice-quality-auto = automática
choice-quality-draft = rápida
choice-quality-standard = normal
choice-quality-fine = máxima
menu-make-sticker = Criar figurinha
menu-make-avatar-sticker = Figurinha do avatar

## The built-in themes

theme-autumn-harvest = Colheita de outono
theme-christmas = Natal
theme-circus = Circo
theme-cute-animals = Animais fofos
theme-cyberpunk-neon = Neon cyberpunk
theme-detective-noir = Detetive noir
theme-dinosaurs-and-jungle = Dinossauros e selva
theme-doctors-and-science = Medicina e ciência
theme-easter = Páscoa
theme-emoji-expressions = Carinhas de emoji
theme-festivals-and-holidays = Festas e feriados
theme-food-and-drinks = Comidas e bebidas
theme-halloween = Halloween
theme-kawaii-and-chibi = Kawaii e chibi
theme-knights-and-castles = Cavaleiros e castelos
theme-lunar-new-year = Ano-Novo lunar
theme-minimalist-and-modern = Minimalista e moderno
theme-motivational-and-positive = Motivador e positivo
theme-music-and-rock = Música e rock
theme-mythical-creatures = Criaturas míticas
theme-new-year = Ano-Novo
theme-outer-space = Espaço sideral
theme-pirates = Piratas
theme-professions-and-hobbies = Profissões e hobbies
theme-retro-and-vintage = Retrô e vintage
theme-royalty = Realeza
theme-samurai-and-japan = Samurais e Japão
theme-school-and-graduation = Escola e formatura
theme-sports-and-football = Esportes e futebol
theme-spring-garden = Jardim de primavera
theme-steampunk = Mundo steampunk
theme-summer-beach = Praia de verão
theme-superheroes = Super-heróis
theme-underwater = Fundo do mar
theme-valentines-day = Dia dos Namorados
theme-vampires-and-ghosts = Vampiros e fantasmas
theme-video-games = Videogames
theme-wild-west = Velho Oeste
theme-winter-wonderland = Reino do inverno
theme-wizards-and-magic = Bruxos e magia

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Algo inesperado deu errado. Tente de novo daqui a um minuto. Se continuar, informe esta referência: { $reference }
error-trouble = Estou com um problema agora. Tente de novo daqui a um minuto.
error-maintenance = Nenhuma figurinha é feita agora, por causa de manutenção; tente mais tarde.
error-banned = Você não pode fazer figurinhas aqui; um administrador pode mudar isso.
error-makers-limited = Só administradores podem fazer figurinhas aqui; peça a um deles.
error-opted-out = Quem enviou esta foto não quer figurinhas dela; use outra.
error-unasked-words = Quem enviou esta foto a permitiu com as palavras que viu. Para outras, peça de novo uma figurinha dessa foto, respondendo a ela com /theme ou por “Criar figurinha” no menu dela; aí eu pergunto outra vez.
error-no-theme-allowed = Nenhum tema é permitido aqui; peça a um administrador para escolher alguns.
error-theme-not-allowed = Este tema não está entre os permitidos aqui; escolha { $titles }.
error-caption-not-allowed = Aqui só são permitidos os temas da lista, então a figurinha não leva palavras suas; tire o que está entre aspas.
error-words-refused = Este tema não pode ser desenhado; escolha um mais gentil.
error-queue-full =
    { $limit ->
        [one] Você já tem { $limit } pedido na fila; espere ele terminar ou cancele.
       *[other] Você já tem { $limit } pedidos na fila; espere um terminar ou cancele um.
    }
error-quota-user =
    { $limit ->
        [0] Você não pode fazer figurinhas aqui; um administrador pode mudar isso.
        [one] Você já fez { $limit } figurinha, a única de hoje; haverá mais { $again }.
       *[other] Você já fez as { $limit } figurinhas de hoje; haverá mais { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Não se pode fazer figurinhas aqui; um administrador pode mudar isso.
        [one] Aqui já foi feita { $limit } figurinha, a única de hoje; haverá mais { $again }.
       *[other] Aqui já foram feitas as { $limit } figurinhas de hoje; haverá mais { $again }.
    }
again-minutes =
    { $count ->
        [one] em { $count } minuto
       *[other] em { $count } minutos
    }
again-hours =
    { $count ->
        [one] em { $count } hora
       *[other] em { $count } horas
    }
error-unsafe-photo = Esta foto mostra pele demais para esta conversa; envie outra.
error-nothing-to-draw = Não há foto para desenhar; envie de novo.
error-chat-busy = A conversa não aceita mais nada por um momento; a nova tentativa vem sozinha.
error-chat-unreachable = Não consigo alcançar a conversa agora; vou tentar de novo.
error-chat-gone = A conversa não existe mais, então a figurinha não pôde ser entregue.
error-chat-unsure = A figurinha pode não ter chegado; se você não a vê, peça de novo.
error-expired = A figurinha demorou demais e foi abandonada; peça de novo, por favor.
error-too-late = É tarde para cancelar: ela está pronta, ou quase.
error-still-living = Esta figurinha ainda está sendo feita; espere ou cancele primeiro.
error-photo-gone = A foto foi apagada e não dá para buscá-la de novo; envie mais uma vez.
error-cancelled = Você desistiu desta figurinha; nada foi guardado.
error-broken-parcel = O que já estava feito se danificou; envie a foto de novo.
error-unusable-wish = Uma das opções não pode ser usada; mude-a e peça de novo.
error-stage-timeout = Demorou demais e foi abandonado; tente de novo ou escolha uma qualidade menor.
error-worker-lost = A máquina que fazia isto parou todas as vezes; tente outra foto.
error-photo-unreadable = Esta imagem não pode ser lida; envie como JPEG ou PNG.
error-photo-empty = Este arquivo está vazio; envie a foto de novo.
error-photo-not-an-image = Isto não é uma imagem; envie JPEG, PNG, WebP, GIF, HEIC ou AVIF.
error-photo-unsupported-format = Este formato não pode ser lido; exporte antes como JPEG ou PNG.
error-photo-truncated = Esta imagem está danificada ou cortada; envie o arquivo original de novo.
error-photo-too-small = Esta imagem é pequena demais; envie uma de pelo menos 64 pixels de lado.
error-photo-too-many-bytes = Este arquivo é grande demais; envie um de no máximo 20 MB.
error-photo-too-many-pixels = Esta imagem é grande demais; envie uma de no máximo 50 megapixels.
error-photo-too-many-frames = Esta animação é longa demais; envie uma única imagem dela.
error-download-refused = Não baixo arquivos desse endereço; envie a própria foto.
error-download-too-large = Este arquivo é grande demais; envie um de no máximo { $most } MB.
error-no-subject = Não achei um motivo separado nesta foto; não use número.
error-no-such-subject =
    { $found ->
        [one] Há só { $found } motivo nesta foto; escolha o número { $found }.
       *[other] Há só { $found } motivos nesta foto; escolha de 1 a { $found }.
    }
error-too-few-subjects = Não há tantos motivos nesta foto; não use número.
error-prompt-empty = O tema está vazio; diga como deve ficar, por exemplo “pirata espacial”.
error-prompt-too-long =
    { $most ->
        [one] O tema é longo demais; use no máximo { $most } caractere.
       *[other] O tema é longo demais; use no máximo { $most } caracteres.
    }
error-caption-too-long =
    { $most ->
        [one] As palavras da figurinha são longas demais; use no máximo { $most } caractere.
       *[other] As palavras da figurinha são longas demais; use no máximo { $most } caracteres.
    }
error-prompt-unusable = Este tema não pode ser usado; diga em poucas palavras.
error-mix = Estes temas não podem ser misturados; escolha um deles.
error-likeness = O que lembro do seu rosto não pode ser usado; envie uma foto.
error-unmeasurable = Não dá para fazer um boneco desta foto; envie uma com o rosto grande, claro e de frente.
error-unbuildable-relief = Não achei nada sólido nesta foto; tente uma mais nítida.
error-unwritable-caption = Nenhuma das minhas fontes consegue escrever isto: { $characters }. Tente outras palavras na figurinha.
error-renderer-crashed = A renderização parou duas vezes; tente de novo ou escolha uma qualidade menor.
error-render-timeout = O desenho demorou demais; tente de novo ou escolha uma qualidade menor.
error-file-too-large = Não dá para deixar a figurinha pequena o bastante para enviar; tente uma foto ou um tema mais simples.
error-jobs-living = Suas figurinhas ainda estão sendo feitas; cancele-as primeiro.
error-value = Isso não pode ser usado aqui; tente outra coisa.
error-value-quota = Esse número não pode ser usado aqui; escreva um a partir de 0.
error-value-language = Não conheço esse idioma; escolha um da lista.
error-value-themes = A lista de temas não serve; escolha pelo menos um ou permita palavras próprias.
error-value-name = Esse nome está vazio ou é longo demais; escreva outro, por favor.
error-no-such-job = Essa figurinha não existe mais; envie a foto de novo.
error-blob-missing = O que é preciso para isto já foi apagado; envie a foto de novo.

## What is told of a job that became no sticker

notice-cancelled = Sua figurinha foi cancelada.
notice-failed = Algo deu errado e sua figurinha não pôde ser feita.
notice-with-reference = { $told } Referência: { $reference }

## Votes

vote-closed = Ninguém vota nesta figurinha agora.
vote-too-new =
    { $days ->
        [one] Você poderá votar aqui em { $days } dia.
       *[other] Você poderá votar aqui em { $days } dias.
    }
contest-not-open = Este concurso não aceita figurinhas agora.
contest-wrong-theme = Este concurso é para outros temas; faça uma em um tema pedido.
contest-too-many =
    { $limit ->
        [one] Você já participa com { $limit } figurinha; retire-a para enviar outra.
       *[other] Você já participa com { $limit } figurinhas; retire uma para enviar outra.
    }
