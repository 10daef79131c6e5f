using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WebSite.Data;

/// <summary>A browser's hash is stored as its bytes.</summary>
internal sealed class BrowserHashBytes() : ValueConverter<BrowserHash, byte[]>(hash => hash.ToArray(), bytes => new BrowserHash(bytes));
