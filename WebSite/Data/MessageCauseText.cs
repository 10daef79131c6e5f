using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>A message's cause is stored as its letters.</summary>
internal sealed class MessageCauseText() : ValueConverter<MessageCause, string>(cause => cause.ToString(), text => MessageCause.Stored(text));
