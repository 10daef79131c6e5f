using WebSite;
using WebSite.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddSite();

var app = builder.Build();
app.UseSite();

await app.MigrateAsync();
await app.RunAsync();
